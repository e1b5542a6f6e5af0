namespace Postfix.Lookup;

/// <summary>Finds where a possibly quoted key ends (postmap(1), "INPUT FILE FORMAT").</summary>
public static class KeyScanner
{
    /// <summary>
    /// The offset of the first white space, or <paramref name="terminator"/>, outside double quotes; a backslash protects one character.
    /// The text's length when there is none, -1 when a quote is not closed.
    /// </summary>
    public static int EndOfKey(ReadOnlySpan<char> text, char terminator = ' ')
    {
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\')
                i++;
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && (c == terminator || IsSpace(c)))
                return i;
        }
        return quoted ? -1 : text.Length;
    }

    /// <summary>White space of the C locale.</summary>
    internal static readonly char[] Spaces = [' ', '\t', '\n', '\v', '\f', '\r'];

    /// <summary>Whether a character is one of <see cref="Spaces"/>.</summary>
    internal static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}
