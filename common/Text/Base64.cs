using System.Buffers;

namespace Postfix.Text;

/// <summary>Strict base64 (RFC 4648, section 4) between bytes and byte strings: padded, no line breaks, no white space.</summary>
public static class Base64
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The encoded form.</summary>
    public static string Encode(ReadOnlySpan<byte> data) => Convert.ToBase64String(data);

    /// <summary>Whether the text has no other characters than base64 uses; it may be malformed all the same.</summary>
    public static bool HasOnlyItsCharacters(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Alphabet);

    /// <summary>The decoded bytes; null when the text is not strict base64.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 4 != 0 || text.ContainsAnyExcept(Alphabet))
            return null;
        byte[] buffer = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(text, buffer, out int length))
            return null;
        return length == buffer.Length ? buffer : buffer[..length];
    }
}
