using System.Globalization;
using System.Text;

namespace Postfix.Lookup.Tables;

/// <summary>The result text of a pattern rule, with $1, ${1} and $(1) for parts of the key and $$ for a dollar sign.</summary>
internal sealed class Replacement
{
    private readonly List<(string Literal, int Group)> _pieces;

    private Replacement(List<(string, int)> pieces) => _pieces = pieces;

    /// <summary>The largest group number; 0 when the text is constant.</summary>
    public int LargestGroup => _pieces.Max(piece => piece.Group);

    /// <summary>Takes the text apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="outOfRange">What a group is called that no expression has.</param>
    /// <param name="faults">Gets all that is wrong with the references, in their order; a syntax error is the last.</param>
    /// <returns>Null when there is a fault.</returns>
    public static Replacement? Parse(string text, string outOfRange, IList<ReplacementFault> faults)
    {
        List<(string, int)> pieces = [];
        StringBuilder literal = new();
        for (int i = 0; i < text.Length;)
        {
            if (text[i] != '$')
                literal.Append(text[i++]);
            else if (i + 1 < text.Length && text[i + 1] == '$')
            {
                literal.Append('$');
                i += 2;
            }
            else
            {
                (string name, i) = ReadName(text, i + 1);
                if ((i < 0 ? SyntaxFault(text, name) : NumberFault(name, outOfRange)) is { } fault)
                    faults.Add(fault);
                if (i < 0)
                    break;
                pieces.Add((literal.ToString(), GroupNumber(name)));
                literal.Clear();
            }
        }
        pieces.Add((literal.ToString(), 0));
        return faults.Count == 0 ? new Replacement(pieces) : null;
    }

    /// <summary>The result for one key.</summary>
    /// <param name="match">What is known about the match; handed to the other argument.</param>
    /// <param name="group">Gives the text of a group, empty when the group did not take part in the match.</param>
    public string Expand<TMatch>(TMatch match, Func<TMatch, int, string> group)
    {
        if (_pieces.Count == 1)
            return _pieces[0].Literal;
        StringBuilder result = new();
        foreach ((string literal, int number) in _pieces)
        {
            result.Append(literal);
            if (number > 0)
                result.Append(group(match, number));
        }
        return result.ToString();
    }

    /// <summary>The name of a reference, and where it ends; negative when it does not end or has no name.</summary>
    private static (string Name, int End) ReadName(string text, int start)
    {
        int end = start;
        if (start < text.Length && text[start] is '{' or '(')
        {
            end = ClosingParenthesis(text, start);
            return end < 0 ? (text[start..], -1) : (text[(start + 1)..end], end == start + 1 ? -1 : end + 1);
        }
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return (text[start..end], end == start ? -1 : end);
    }

    private static int ClosingParenthesis(string text, int open)
    {
        char close = text[open] == '{' ? '}' : ')';
        int level = 0;
        for (int i = open; i < text.Length; i++)
        {
            if (text[i] == text[open])
                level++;
            else if (text[i] == close && --level == 0)
                return i;
        }
        return -1;
    }

    private static ReplacementFault SyntaxFault(string text, string name) =>
        new($"{(name.Length == 0 ? "empty macro name" : "truncated macro reference")}: \"{text}\"", IsSyntax: true);

    private static ReplacementFault? NumberFault(string name, string outOfRange)
    {
        if (name.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return new($"non-numeric replacement index \"{name}\"", IsSyntax: false);
        return GroupNumber(name) == 0 ? new($"{outOfRange} replacement index \"{name}\"", IsSyntax: false) : null;
    }

    /// <summary>The number of a group; one that is too large for us is one that no expression has.</summary>
    private static int GroupNumber(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : int.MaxValue;
}
