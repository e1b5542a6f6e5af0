using System.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>C-like escapes, in settings (<c>\t\40</c>) and in the log.</summary>
internal static class EscapedText
{
    /// <summary>Replaces <c>\a \b \f \n \r \t \v</c> and octal numbers; any other character after a backslash stands for itself.</summary>
    public static string Decode(string text)
    {
        StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            int digits = CountOctalDigits(text.AsSpan(i + 1));
            result.Append(digits > 0 ? (char)(Convert.ToInt32(text.Substring(i + 1, digits), 8) & 0xff) : DecodeLetter(text[i + 1]));
            i += Math.Max(digits, 1);
        }
        return result.ToString();
    }

    /// <summary>Shows bytes on one line: control characters as <c>\r\n</c> and the like, other bytes in octal.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        StringBuilder result = new(bytes.Length);
        foreach (byte b in bytes)
        {
            if (b is >= (byte)' ' and <= (byte)'~')
                result.Append(b == '\\' ? "\\\\" : ((char)b).ToString());
            else
                result.Append('\\').Append(Name(b) ?? Convert.ToString(b, 8).PadLeft(3, '0'));
        }
        return result.ToString();
    }

    private static int CountOctalDigits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '7');
        return Math.Min(count < 0 ? text.Length : count, 3);
    }

    private static char DecodeLetter(char c) => c switch
    {
        'a' => '\a', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => c,
    };

    private static string? Name(byte b) => b switch
    {
        (byte)'\a' => "a", (byte)'\b' => "b", (byte)'\f' => "f", (byte)'\n' => "n", (byte)'\r' => "r", (byte)'\t' => "t", (byte)'\v' => "v",
        _ => null,
    };
}
