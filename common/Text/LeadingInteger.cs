using System.Globalization;

namespace Postfix.Text;

/// <summary>Numbers as atoi(3) reads them, for places where Postfix does.</summary>
public static class LeadingInteger
{
    /// <summary>
    /// The number at the beginning of a text, after white space and with a sign, if there are any; 0 without digits. What follows means
    /// nothing, and of a number that is too large the low bits count.
    /// </summary>
    public static int Parse(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(Tokens.WhiteSpace);
        int sign = text.StartsWith('-') ? -1 : 1;
        if (sign < 0 || text.StartsWith('+'))
            text = text[1..];
        int end = text.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> digits = end < 0 ? text : text[..end];
        if (digits.IsEmpty)
            return 0;
        long number = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long exact) ? exact : long.MaxValue;
        return unchecked((int)(sign * number));
    }
}
