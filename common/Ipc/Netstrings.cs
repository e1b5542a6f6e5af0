using System.Globalization;

namespace Postfix.Ipc;

/// <summary>Netstrings (D. J. Bernstein, "Netstrings") over a channel: length in decimal, colon, data, comma.</summary>
public static class Netstrings
{
    private const int MaxLengthDigits = 19;

    /// <summary>Appends one to the output.</summary>
    public static void Write(Channel channel, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(channel);
        channel.Write(string.Create(CultureInfo.InvariantCulture, $"{data.Length}:"));
        channel.Write(data);
        channel.Write(","u8);
    }

    /// <summary>Reads one; null at end of input.</summary>
    /// <exception cref="FormatException">What arrives is none.</exception>
    /// <exception cref="ChannelOverflowException">It is longer than <paramref name="limit"/> bytes.</exception>
    public static byte[]? Read(Channel channel, int limit)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (ReadLength(channel, limit) is not { } length)
            return null;
        byte[] data = new byte[length];
        if (!channel.ReadExactly(data))
            return null;
        return channel.ReadByte() switch
        {
            ',' => data,
            < 0 => null,
            _ => throw Malformed(),
        };
    }

    // Looks at each byte when it comes: a peer that talks another protocol may wait for us before it sends a colon.
    private static int? ReadLength(Channel channel, int limit)
    {
        long length = 0;
        for (int digits = 0; ; digits++)
        {
            switch (channel.ReadByte())
            {
                case < 0:
                    return null;
                case >= '0' and <= '9' and var digit when digits < MaxLengthDigits:
                    length = Math.Min((length * 10) + (digit - '0'), limit + 1L);
                    break;
                case ':' when digits > 0:
                    return length <= limit ? (int)length : throw new ChannelOverflowException(channel.Peer, limit);
                default:
                    throw Malformed();
            }
        }
    }

    private static FormatException Malformed() => new("input format error");
}
