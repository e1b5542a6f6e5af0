using System.Globalization;
using System.Text;

namespace Postfix.Text;

/// <summary>Strings of JSON (RFC 8259) as Postfix's commands write them.</summary>
public static class JsonText
{
    /// <summary>A byte string in quotes. DEL is escaped as control characters are; what is not UTF-8 becomes a question mark.</summary>
    public static string Quote(string text) => $"\"{Escape(text)}\"";

    /// <summary>A byte string for a place within quotes; the rules are those of <see cref="Quote"/>.</summary>
    public static string Escape(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (char c in text)
        {
            string? escape = c switch
            {
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\\' => "\\\\",
                '"' => "\\\"",
                < ' ' or '\x7f' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => null,
            };
            if (escape is null)
                result.Append(c);
            else
                result.Append(escape);
        }
        return ByteText.Printable(result.ToString());
    }

    /// <summary>An object with one member, which is a string: a line of "streaming JSON" without its end.</summary>
    public static string Member(string name, string value) => $"{{{Quote(name)}: {Quote(value)}}}";
}
