namespace Postfix.Tests;

/// <summary>Lines of text that programs treat in different ways: empty, beginning with a dot or "From ", very long, not ASCII.</summary>
public static class MixedLines
{
    private static readonly string[] s_kinds =
        ["A usual line of text, about as long as people write them.", "", ".", ".dot", "From here", "caf\u00e9", "\tindented", "--dashes", "Name: value"];

    private static readonly string s_long = new('x', 5000);

    /// <summary>So many lines, as byte strings.</summary>
    public static IEnumerable<string> Take(int count)
    {
        for (int i = 0; i < count; i++)
            yield return i % 100 == 99 ? s_long : s_kinds[i % s_kinds.Length];
    }
}
