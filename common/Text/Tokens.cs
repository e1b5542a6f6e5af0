using System.Buffers;

namespace Postfix.Text;

/// <summary>Splits list values the way main.cf and master.cf are split.</summary>
public static class Tokens
{
    /// <summary>What separates the members of a list value: comma and white space.</summary>
    public const string ListSeparators = ", \t\r\n";

    /// <summary>White space as in master.cf and command lines.</summary>
    public const string WhiteSpace = " \t\r\n";

    private const int ShownComment = 20;

    private static readonly SearchValues<char> ListSeparatorSet = SearchValues.Create(ListSeparators);

    /// <summary>The members of a list; empty ones do not exist.</summary>
    public static List<string> SplitList(ReadOnlySpan<char> text)
    {
        List<string> members = [];
        while (true)
        {
            int start = text.IndexOfAnyExcept(ListSeparatorSet);
            if (start < 0)
                return members;
            text = text[start..];
            int length = text.IndexOfAny(ListSeparatorSet);
            if (length < 0)
                length = text.Length;
            members.Add(text[..length].ToString());
            text = text[length..];
        }
    }

    /// <summary>As <see cref="SplitList"/>, but separators between braces do not count; the braces stay part of the member.</summary>
    public static List<string> SplitWithBraces(ReadOnlySpan<char> text, string separators = ListSeparators)
    {
        List<string> members = [];
        while (true)
        {
            int start = text.IndexOfAnyExcept(separators);
            if (start < 0)
                return members;
            text = text[start..];
            int length = BracedLength(text, separators);
            members.Add(text[..length].ToString());
            text = text[length..];
        }
    }

    /// <summary>
    /// As <see cref="SplitWithBraces(ReadOnlySpan{char}, string)"/>, up to a member that begins with <c>#</c>: whoever wrote that meant a
    /// comment, and what it says is no member.
    /// </summary>
    /// <param name="text">The list.</param>
    /// <param name="warn">Told about such a comment, when it is reached.</param>
    public static IEnumerable<string> SplitBeforeComment(string text, Action<string> warn)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(warn);
        int end = 0;
        foreach (string member in SplitWithBraces(text))
        {
            end = text.IndexOf(member, end, StringComparison.Ordinal) + member.Length;
            if (member[0] == '#')
            {
                string rest = text[Math.Min(end + 1, text.Length)..];
                warn($"#comment after other text is not allowed: {member} {rest[..Math.Min(rest.Length, ShownComment)]}...");
                yield break;
            }
            yield return member;
        }
    }

    /// <summary>Removes the outer braces of <c>{ text }</c> and the white space inside them.</summary>
    public static Unbraced StripBraces(string text)
    {
        int close = MatchingBrace(text);
        if (close < 0)
            return new(text.AsSpan(1).Trim(WhiteSpace).ToString(), $"missing '}}' in \"{text}\"");
        string inner = text.AsSpan(1, close - 1).Trim(WhiteSpace).ToString();
        bool trailing = text.AsSpan(close + 1).ContainsAnyExcept(WhiteSpace);
        return new(inner, trailing ? $"syntax error after '}}' in \"{text}\"" : null);
    }

    private static int BracedLength(ReadOnlySpan<char> text, string separators)
    {
        int level = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '{')
                level++;
            else if (level > 0 && c == '}')
                level--;
            else if (level == 0 && separators.Contains(c))
                return i;
        }
        return text.Length;
    }

    private static int MatchingBrace(string text)
    {
        int level = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
                level++;
            else if (text[i] == '}' && --level == 0)
                return i;
        }
        return -1;
    }
}
