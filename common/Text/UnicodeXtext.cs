using System.Globalization;
using System.Text;

namespace Postfix.Text;

/// <summary>The utf-8-addr-xtext encoding of internationalized delivery reports (RFC 6533, section 3): <c>\x{HEX}</c> for what may not stand there.</summary>
public static class UnicodeXtext
{
    private const int MaxHexDigits = 6;

    /// <summary>
    /// Encodes a UTF-8 byte string: everything outside printable ASCII, <c>\</c>, <c>+</c> and <c>=</c>; null when the bytes are not UTF-8.
    /// </summary>
    public static string? Encode(string text)
    {
        if (!ByteText.IsUtf8(text))
            return null;
        StringBuilder result = new(text.Length);
        foreach (Rune rune in ByteText.ToUnicode(text).EnumerateRunes())
        {
            if (rune.Value is > ' ' and <= '~' and not '\\' and not '+' and not '=')
                result.Append((char)rune.Value);
            else
                result.Append("\\x{").Append(rune.Value.ToString("X", CultureInfo.InvariantCulture)).Append('}');
        }
        return result.ToString();
    }

    /// <summary>The decoded UTF-8 byte string; null when a <c>\</c> does not begin <c>\x{HEX}</c> with a Unicode scalar value.</summary>
    public static string? Decode(string text)
    {
        StringBuilder result = new(text.Length);
        ReadOnlySpan<char> rest = text;
        while (true)
        {
            int escape = rest.IndexOf('\\');
            if (escape < 0)
                return result.Append(rest).ToString();
            result.Append(rest[..escape]);
            rest = rest[escape..];
            int close = rest.StartsWith("\\x{") ? rest.IndexOf('}') : -1;
            if (close < 0 || !TryParseScalar(rest[3..close], out Rune scalar))
                return null;
            result.Append(ByteText.FromUnicode(scalar.ToString()));
            rest = rest[(close + 1)..];
        }
    }

    private static bool TryParseScalar(ReadOnlySpan<char> hex, out Rune scalar)
    {
        scalar = default;
        return hex.Length is > 0 and <= MaxHexDigits
            && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            && Rune.TryCreate(value, out scalar);
    }
}
