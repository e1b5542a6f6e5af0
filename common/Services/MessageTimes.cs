using System.Buffers.Binary;

namespace Postfix.Services;

/// <summary>
/// When a message passed its stages; travels as an 88-byte native structure (contract: services.md, section 3). A stage that
/// was not reached is the default value.
/// </summary>
public sealed class MessageTimes
{
    /// <summary>Size of the wire form, in bytes.</summary>
    public const int WireSize = 88;

    private const int StampSize = 16;

    /// <summary>Arrival in the incoming queue.</summary>
    public DateTimeOffset Arrival { get; set; }

    /// <summary>Entry into the active queue.</summary>
    public DateTimeOffset Active { get; set; }

    /// <summary>Hand-over to the delivery agent.</summary>
    public DateTimeOffset Handoff { get; set; }

    /// <summary>The connection to the next hop is ready.</summary>
    public DateTimeOffset Connected { get; set; }

    /// <summary>End of the delivery.</summary>
    public DateTimeOffset Delivered { get; set; }

    /// <summary>Deliveries over the same connection before this one.</summary>
    public int ReuseCount { get; set; }

    /// <summary>A copy for one of several deliveries of the same message.</summary>
    public MessageTimes Copy() => (MessageTimes)MemberwiseClone();

    /// <summary>Writes the structure into its <see cref="WireSize"/> bytes.</summary>
    public void Format(Span<byte> wire)
    {
        wire[..WireSize].Clear();
        WriteStamp(wire, 0, Arrival);
        WriteStamp(wire, 1, Active);
        WriteStamp(wire, 2, Handoff);
        WriteStamp(wire, 3, Connected);
        WriteStamp(wire, 4, Delivered);
        BinaryPrimitives.WriteInt32LittleEndian(wire[(5 * StampSize)..], ReuseCount);
    }

    /// <summary>Reads the structure.</summary>
    /// <exception cref="FormatException">The size is not that of the native structure.</exception>
    public static MessageTimes FromWire(ReadOnlySpan<byte> wire)
    {
        if (wire.Length != WireSize)
            throw new FormatException($"unexpected size {wire.Length} of message time stamps");
        return new MessageTimes
        {
            Arrival = ReadStamp(wire, 0),
            Active = ReadStamp(wire, 1),
            Handoff = ReadStamp(wire, 2),
            Connected = ReadStamp(wire, 3),
            Delivered = ReadStamp(wire, 4),
            ReuseCount = BinaryPrimitives.ReadInt32LittleEndian(wire[(5 * StampSize)..]),
        };
    }

    private static void WriteStamp(Span<byte> wire, int index, DateTimeOffset stamp)
    {
        if (stamp == default)
            return;
        Span<byte> field = wire.Slice(index * StampSize, StampSize);
        long microseconds = (stamp - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        BinaryPrimitives.WriteInt64LittleEndian(field, microseconds / 1_000_000);
        BinaryPrimitives.WriteInt64LittleEndian(field[8..], microseconds % 1_000_000);
    }

    private static DateTimeOffset ReadStamp(ReadOnlySpan<byte> wire, int index)
    {
        ReadOnlySpan<byte> field = wire.Slice(index * StampSize, StampSize);
        long seconds = BinaryPrimitives.ReadInt64LittleEndian(field);
        long microseconds = BinaryPrimitives.ReadInt64LittleEndian(field[8..]);
        if (seconds is <= 0 or > 253402300799 || microseconds is < 0 or >= 1_000_000)
            return default;
        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
    }
}
