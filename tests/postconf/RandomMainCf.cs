namespace Postfix.Tests.Postconf;

/// <summary>A random main.cf, of which is known to which parameter each line belongs.</summary>
internal sealed class RandomMainCf
{
    private static readonly string[] s_names = ["myhostname", "relayhost", "mynetworks", "a", "b_c", "a.b", RandomLines.Letter];
    private static readonly string[] s_equals = [" = ", "=", "  =\t", "= ", " =", "\t= "];
    private static readonly string[] s_more = ["  more", "\tmore, x", " a = b", "\vv", "\ff", "\rr", $"  {RandomLines.Letter}"];
    private static readonly string[] s_faulty = ["noequals", "a b", "\u00a0a = 1", "\u0085a=1", "=x"];
    private static readonly string[] s_values =
    [
        "", "one", "two, three", "{ a = b, { c } }", "$a ${b?x}", $"voil{RandomLines.Letter}", "x#y", "a=b", "\u00a0\u00a0", "\"q\"", "tab\tx", "# x",
    ];

    private readonly List<Line> _lines = [];

    public RandomMainCf(Random random)
    {
        string? owner = null;
        for (int count = random.Next(10); count > 0; count--)
        {
            _lines.Add(random.Next(20) switch
            {
                < 6 => new Line(null, RandomLines.Ignored(random)),
                < 11 => new Line(owner, random.Pick(s_more) + RandomLines.End(random)),
                < 19 => new Line(owner = random.Pick(s_names), $"{owner}{random.Pick(s_equals)}{random.Pick(s_values)}{RandomLines.End(random)}", IsFirst: true),
                _ => Faulty(random, out owner),
            });
        }

        Text = RandomLines.Finish(random, string.Concat(_lines.Select(line => line.Text)));
        HasFaults = _lines.Exists(line => line.IsFaulty);
    }

    /// <summary>The file.</summary>
    public string Text { get; }

    /// <summary>Whether there are lines that postconf(1) refuses when it reads settings.</summary>
    public bool HasFaults { get; }

    public static string Name(Random random) => random.Pick(s_names);

    public static string Value(Random random) => random.Pick(s_values);

    /// <summary>The file with other values; new parameters come at the end, in the order of their names.</summary>
    public string With(SortedDictionary<string, string> values)
    {
        IEnumerable<string> present = _lines
            .Where(line => line.Owner is null || !values.ContainsKey(line.Owner) || line.IsFirst)
            .Select(line => line.Owner is not null && values.TryGetValue(line.Owner, out string? value) ? $"{line.Owner} = {value}\n" : line.Text);
        IEnumerable<string> added = values
            .Where(pair => !_lines.Exists(line => line.Owner == pair.Key))
            .Select(pair => $"{pair.Key} = {pair.Value}\n");
        return string.Concat(present.Concat(added));
    }

    /// <summary>The file without some parameters.</summary>
    public string Without(ISet<string> names) => string.Concat(_lines.Where(line => !Belongs(line, names)).Select(line => line.Text));

    /// <summary>The file with some parameters commented out.</summary>
    public string WithCommentedOut(ISet<string> names) =>
        string.Concat(_lines.Select(line => Belongs(line, names) ? $"#{line.Text}" : line.Text));

    private static bool Belongs(Line line, ISet<string> names) => line.Owner is not null && names.Contains(line.Owner);

    // Up to white space or "=" it looks like a name, and can be removed by that name.
    private static Line Faulty(Random random, out string owner)
    {
        string text = random.Pick(s_faulty);
        int end = text.AsSpan().IndexOfAny(" =");
        owner = end < 0 ? text : text[..end];
        return new Line(owner, text + RandomLines.End(random), IsFirst: true, IsFaulty: true);
    }

    private sealed record Line(string? Owner, string Text, bool IsFirst = false, bool IsFaulty = false);
}
