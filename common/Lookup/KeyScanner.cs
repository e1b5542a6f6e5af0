using System.Buffers;
using Postfix.Text;

namespace Postfix.Lookup;

/// <summary>Finds where a possibly quoted key ends (postmap(1), "INPUT FILE FORMAT").</summary>
public static class KeyScanner
{
    // White space and what changes its meaning.
    private static readonly SearchValues<char> s_marks = SearchValues.Create(ByteText.WhiteSpace + "\"\\");

    /// <summary>
    /// The offset of the first white space, or <paramref name="terminator"/>, outside double quotes; a backslash protects one character.
    /// The text's length when there is none, -1 when a quote is not closed.
    /// </summary>
    public static int EndOfKey(ReadOnlySpan<char> text, char terminator = ' ')
    {
        bool isQuoted = false;
        int position = 0;
        while (true)
        {
            ReadOnlySpan<char> rest = text[position..];
            int next = isQuoted ? rest.IndexOfAny('\\', '"') : terminator == ' ' ? rest.IndexOfAny(s_marks) : IndexOfMark(rest, terminator);
            if (next < 0)
                return isQuoted ? -1 : text.Length;
            position += next;
            if (text[position] == '"')
                isQuoted = !isQuoted;
            else if (text[position] != '\\')
                return position;
            else if (position + 1 == text.Length)
                return isQuoted ? -1 : text.Length;
            else
                position++;
            position++;
        }
    }

    private static int IndexOfMark(ReadOnlySpan<char> text, char terminator)
    {
        int mark = text.IndexOfAny(s_marks);
        int end = text.IndexOf(terminator);
        return end < 0 ? mark : mark < 0 ? end : Math.Min(mark, end);
    }
}
