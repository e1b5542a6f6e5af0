using System.Globalization;
using System.Text;

namespace Postfix.Text;

/// <summary>The xtext encoding of ESMTP parameters (RFC 3461, section 4): <c>+</c> and two upper-case hex digits for what may not stand there.</summary>
public static class Xtext
{
    /// <summary>Encodes everything outside printable ASCII, <c>+</c>, <c>=</c>, and the characters of <paramref name="special"/>.</summary>
    public static string Encode(string text, string special = "")
    {
        StringBuilder result = new(text.Length);
        foreach (char c in text)
        {
            if (c is > ' ' and <= '~' and not '+' and not '=' && !special.Contains(c))
                result.Append(c);
            else
                result.Append('+').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
        }
        return result.ToString();
    }

    /// <summary>The decoded text; null when a <c>+</c> is not followed by two hex digits. Other characters are taken as they are.</summary>
    public static string? Decode(string text)
    {
        if (!text.Contains('+'))
            return text;
        StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '+')
            {
                result.Append(text[i]);
                continue;
            }
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return null;
            result.Append((char)byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += 2;
        }
        return result.ToString();
    }
}
