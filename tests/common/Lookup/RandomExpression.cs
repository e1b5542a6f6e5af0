using System.Text;

namespace Postfix.Tests.Lookup;

/// <summary>
/// Random regular expressions and keys over few characters, so that they meet often. Of the expressions some are odd, and some are none.
/// </summary>
/// <param name="random">Where they come from.</param>
/// <param name="isPerl">Whether the expressions are Perl's; POSIX ones otherwise.</param>
internal sealed class RandomExpression(Random random, bool isPerl)
{
    private static readonly string[] s_words = ["abcde", "abcd", "bcda", "cdab", "ABCD", "ab", "a", "}a", "]abcd", "d|b", "", "\u00e4", "abc\u00e4d"];

    private static readonly string[] s_atoms =
        [".", "^", "$", "[abc]", "[^a]", "[]a]", "[^]a]", "[[:alpha:]]", "[[.a.]b]", "[[=a=]]", "[a\\]", "[a[:]", "[{]", "(ab)\\1", "\\.", "\\]", "\\|", "\\w", "\\b", "\\<", "\\`"];

    private static readonly string[] s_perlAtoms =
    [
        "{", "{a", "{a|bcda}", "{[}abcd]", "{(}abcd)", "{\\}abcd", "{,2}", "{2,a}", "\\Qa|b\\E", "\\Qabcd", "\\x61", "\\141", "[\\]a]", "[\\c]a]",
        "[\\c]abcd]", "[\\E]a]", "[\\Q]\\Ea]", "[\\w]", "\\d", "\\A", "\\z", "\\K", "\\R", "(?#a)", "(?i)", "(?x) ", "(?-i)", "(?|a|b)", "(?<n>a)", "\\N", "\\N{2}", "(*UTF)", "(?(?=a)b|c)",
    ];

    private static readonly string[] s_quantifiers = ["*", "+", "?", "{0}", "{1}", "{2}", "{0,1}", "{1,}", "+?", "*?", "??", "++", "+*", "{2}{0}", "{2}?"];

    /// <summary>A key for lookups.</summary>
    public string Key()
    {
        StringBuilder key = new();
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            key.Append(random.Pick(s_words));
            if (random.Chance(20))
                key.Append(random.Pick(["{", "a", "A", ".", "\n", "]", "|", "\\", "}"]));
        }
        return key.ToString();
    }

    /// <summary>An expression without its delimiters.</summary>
    public string Next() => Alternatives(depth: 0);

    private string Alternatives(int depth)
    {
        StringBuilder text = new(Sequence(depth));
        while (random.Chance(15))
            text.Append('|').Append(Sequence(depth));
        return text.ToString();
    }

    private string Sequence(int depth)
    {
        StringBuilder text = new();
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            text.Append(Atom(depth));
            if (random.Chance(20))
                text.Append(random.Pick(s_quantifiers));
        }
        return text.ToString();
    }

    private string Atom(int depth) => random.Next(10) switch
    {
        < 5 => random.Pick(s_words),
        5 when depth < 2 => $"({Alternatives(depth + 1)})",
        6 when depth < 2 && isPerl => $"{random.Pick(["(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:"])}{Alternatives(depth + 1)})",
        7 or 8 when isPerl => random.Pick(s_perlAtoms),
        _ => random.Pick(s_atoms),
    };
}
