using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>The three kinds of lines in a rule table: <c>if pattern</c>, <c>endif</c>, and anything else.</summary>
internal readonly record struct RuleStatement(RuleKind Kind, string Rest)
{
    /// <summary>Recognises the keywords, in either case and not followed by a letter or digit.</summary>
    public static RuleStatement Parse(string text)
    {
        if (StartsWith(text, "endif"))
            return new RuleStatement(RuleKind.EndIf, ByteText.Trim(text[5..]));
        return StartsWith(text, "if") ? new RuleStatement(RuleKind.If, ByteText.TrimStart(text[2..])) : new RuleStatement(RuleKind.Match, text);
    }

    private static bool StartsWith(string text, string keyword) =>
        text.StartsWith(keyword, StringComparison.OrdinalIgnoreCase)
        && (text.Length == keyword.Length || !char.IsAsciiLetterOrDigit(text[keyword.Length]));
}
