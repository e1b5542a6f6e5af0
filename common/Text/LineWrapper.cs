namespace Postfix.Text;

/// <summary>Folds text at blanks, for people and for header-like fields.</summary>
public static class LineWrapper
{
    /// <summary>
    /// The text in lines of at most <paramref name="width"/> characters, except where one word is longer. All lines but the
    /// first are indented.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width, int indent)
    {
        int lineStart = 0;
        string margin = "";
        for (int word = 0; word >= 0;)
        {
            int wordEnd = IndexOfBlank(text, word);
            if (word > lineStart && wordEnd - lineStart > width - margin.Length)
            {
                yield return margin + ByteText.TrimEnd(text[lineStart..word]);
                margin = new string(' ', indent);
                while (word < text.Length && text[word] is ' ' or '\t')
                    word++;
                lineStart = word;
                wordEnd = Math.Max(wordEnd, word);
            }
            word = wordEnd < text.Length ? wordEnd + 1 : -1;
        }
        yield return margin + ByteText.TrimEnd(text[lineStart..]);
    }

    private static int IndexOfBlank(string text, int start)
    {
        int offset = text.AsSpan(start).IndexOfAny(' ', '\t');
        return offset < 0 ? text.Length : start + offset;
    }
}
