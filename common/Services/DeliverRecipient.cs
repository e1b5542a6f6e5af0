using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>One recipient of a deliver request.</summary>
/// <param name="OriginalAddress">Address before rewriting and aliasing; may be empty.</param>
/// <param name="Address">Envelope address, internal form.</param>
/// <param name="Offset">Where its record stands in the queue file; -1 when it cannot be marked.</param>
/// <param name="DsnOriginalRecipient">ORCPT of RFC 3461 as "type;address"; may be empty.</param>
/// <param name="Notify">NOTIFY of RFC 3461: 1 never, 2 success, 4 failure, 8 delay; 0 unspecified.</param>
public sealed record DeliverRecipient(
    string OriginalAddress, string Address, long Offset, string DsnOriginalRecipient, int Notify)
{
    /// <summary>No place in the queue file.</summary>
    public const long NoOffset = -1;

    /// <summary>Writes the attributes, without the end of the list.</summary>
    public void Write(AttributeWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("original_recipient", OriginalAddress);
        writer.Write("recipient", Address);
        writer.Write("offset", Offset);
        writer.Write("dsn_orig_rcpt", DsnOriginalRecipient);
        writer.Write("notify_flags", Notify);
    }

    /// <summary>Reads the attributes, up to but without the end of the list.</summary>
    public static DeliverRecipient Read(AttributeReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new DeliverRecipient(
            reader.ReadString("original_recipient"),
            reader.ReadString("recipient"),
            reader.ReadLong("offset"),
            reader.ReadString("dsn_orig_rcpt"),
            reader.ReadInt("notify_flags"));
    }
}
