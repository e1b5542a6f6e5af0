using System.Text;

namespace Postfix.Tests.Lookup;

/// <summary>Random keys and values of tables, in Unicode.</summary>
internal static class RandomEntries
{
    private static readonly string[] s_users =
        ["User", "j\u00fcrgen", "Stra\u00dfe", "\u0416\u0443\u043a", "\u03a3\u0399\u03a3", "root", "a#b", "x=y", "%", "$1", "o'brien", "", "voil\u00e0"];

    private static readonly string[] s_domains = ["", "@Example.COM", "@b\u00fccher.example", "@[192.0.2.1]", "@x", "=", "\\\\", "/"];

    private static readonly string[] s_words =
        ["OK", "REJECT", "smtp:[host]:25", "two", "\u00e0", "caf\u00e9", "#5", "\"q\"", "$1", "{x}", "a=b", "550", "it's", "\\", ",", "\u7528\u6237"];

    /// <summary>A key as it is written in a source: quoted where it has blanks. About one in ten is long.</summary>
    public static string Key(Random random)
    {
        string key = random.Next(10) switch
        {
            0 => $"\"{random.Pick(s_users)} {random.Pick(s_users)}\"{random.Pick(s_domains)}",
            1 => $"\"a\\\" b\tc\"{random.Next(9)}",
            2 => $"a\\ {random.Pick(s_users)}\\\tb",
            3 => new string(random.Pick(['x', 'Y', '\u00e9']), random.Next(100, 220)) + random.Next(9),
            _ => $"{random.Pick(s_users)}{random.Pick(s_domains)}",
        };
        return key is "" or ['#', ..] ? $"k{random.Next(9)}" : key;
    }

    /// <summary>A value with white space of all kinds in it, but not around it.</summary>
    public static string Value(Random random)
    {
        StringBuilder value = new(random.Pick(s_words));
        for (int count = random.Next(random.Chance(5) ? 500 : 4); count > 0; count--)
            value.Append(random.Pick([" ", "  ", "\t", " \t"])).Append(random.Pick(s_words));
        return value.ToString();
    }

    /// <summary>How keys are compared.</summary>
    public static string Fold(string key) => key.ToUpperInvariant().ToLowerInvariant().Replace("\u00df", "ss", StringComparison.Ordinal);
}
