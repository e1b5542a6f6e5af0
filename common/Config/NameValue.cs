using Postfix.Text;

namespace Postfix.Config;

/// <summary>A <c>name = value</c> setting as main.cf, <c>-o</c> options and tables write it.</summary>
/// <param name="Name">What stands before the equals sign.</param>
/// <param name="Value">What follows it, without white space at either end.</param>
/// <param name="Error">Why the text is no such setting; null when it is.</param>
public readonly record struct NameValue(string Name, string Value, string? Error)
{
    /// <summary>Splits a text at its first equals sign; the name cannot contain white space.</summary>
    public static NameValue Split(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart(ByteText.WhiteSpace);
        if (rest.IsEmpty || rest[0] == '=')
        {
            return new NameValue("", "", "missing attribute name");
        }

        int nameLength = rest.IndexOfAny(ByteText.WhiteSpace + "=");
        ReadOnlySpan<char> afterName = nameLength < 0 ? default : rest[nameLength..].TrimStart(ByteText.WhiteSpace);
        if (afterName.IsEmpty || afterName[0] != '=')
        {
            return new NameValue("", "", "missing '=' after attribute name");
        }

        return new NameValue(rest[..nameLength].ToString(), afterName[1..].Trim(ByteText.WhiteSpace).ToString(), null);
    }
}
