using System.Globalization;
using System.Text;

namespace Postfix.Tls;

/// <summary>Digests of certificates and keys as text: pairs of upper-case hexadecimal digits with colons between them.</summary>
public static class Fingerprint
{
    /// <summary>Bytes of the longest digest.</summary>
    internal const int MaxSize = 64;

    /// <summary>
    /// The usual form of a fingerprint in a configuration, where case does not matter and colons may be left out (Postfix 3.6); null
    /// when it is none.
    /// </summary>
    public static string? Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<byte> digest = [];
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty; rest = rest[2..])
        {
            if (digest.Count > 0 && rest[0] == ':')
                rest = rest[1..];
            if (rest.Length < 2 || digest.Count == MaxSize
                || !byte.TryParse(rest[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
                return null;
            digest.Add(value);
        }
        return Format([.. digest]);
    }

    /// <summary>The text of a digest.</summary>
    internal static string Format(ReadOnlySpan<byte> digest)
    {
        StringBuilder text = new(digest.Length * 3);
        foreach (byte value in digest)
            text.Append(text.Length > 0 ? ":" : "").Append(value.ToString("X2", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
