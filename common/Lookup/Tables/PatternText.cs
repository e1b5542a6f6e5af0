using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>A pattern with its delimiters and options taken apart, as in <c>!/^[a-z]+@/i</c>.</summary>
/// <param name="Expression">What is between the delimiters.</param>
/// <param name="Options">The letters after the closing delimiter.</param>
/// <param name="Matches">False when a <c>!</c> asks for the opposite.</param>
/// <param name="Rest">The text after the options.</param>
/// <param name="Error">What is wrong, ready for the log; null when the pattern is complete.</param>
internal readonly record struct PatternText(string Expression, string Options, bool Matches, string Rest, string? Error)
{
    /// <summary>Takes the pattern at the start of <paramref name="text"/>.</summary>
    /// <param name="text">A rule, or what follows <c>if</c>.</param>
    /// <param name="bangEndsOptions">Whether a second pattern may follow at once, as in <c>/a/!/b/</c>.</param>
    public static PatternText Parse(string text, bool bangEndsOptions)
    {
        int start = 0;
        bool matches = true;
        while (start < text.Length && (text[start] == '!' || ByteText.IsWhiteSpace(text[start])))
            matches ^= text[start++] == '!';
        if (start == text.Length)
            return Failed("no regexp: skipping this rule");
        int end = ClosingDelimiter(text, start);
        if (end < 0)
            return Failed($"no closing regexp delimiter \"{text[start]}\": {(bangEndsOptions ? "skipping" : "ignoring")} this rule");
        int rest = end + 1;
        while (rest < text.Length && !ByteText.IsWhiteSpace(text[rest]) && !(bangEndsOptions && text[rest] == '!'))
            rest++;
        return new PatternText(text[(start + 1)..end], text[(end + 1)..rest], matches, text[rest..], null);
    }

    private static PatternText Failed(string error) => new("", "", true, "", error);

    private static int ClosingDelimiter(string text, int open)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == text[open])
                return i;
        }
        return -1;
    }
}
