using System.Globalization;
using System.Text;

namespace Postfix.Ipc;

/// <summary>Netstrings (D. J. Bernstein, "Netstrings") over a channel: length in decimal, colon, data, comma.</summary>
public static class Netstrings
{
    private const int MaxLengthDigits = 9;

    /// <summary>Appends one to the output.</summary>
    public static void Write(Channel channel, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(channel);
        channel.Write(string.Create(CultureInfo.InvariantCulture, $"{data.Length}:"));
        channel.Write(data);
        channel.Write(","u8);
    }

    /// <summary>Reads one; null at end of input.</summary>
    /// <exception cref="FormatException">What arrives is none, or is longer than <paramref name="limit"/> bytes.</exception>
    public static byte[]? Read(Channel channel, int limit)
    {
        ArgumentNullException.ThrowIfNull(channel);
        int digits;
        try
        {
            digits = channel.FindDelimiter((byte)':', MaxLengthDigits);
        }
        catch (ChannelOverflowException)
        {
            throw new FormatException("unexpected netstring format");
        }
        if (digits < 0)
            return null;
        string text = Encoding.Latin1.GetString(channel.Buffered[..digits]);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            throw new FormatException("unexpected netstring format");
        if (length > limit)
            throw new FormatException("netstring length too large");
        channel.Consume(digits + 1);
        byte[] data = new byte[length];
        if (!channel.ReadExactly(data))
            return null;
        return channel.ReadByte() switch
        {
            ',' => data,
            < 0 => null,
            _ => throw new FormatException("unexpected netstring format"),
        };
    }
}
