namespace Postfix.Tests.Postconf;

/// <summary>What main.cf and master.cf have in common, as byte text: lines that mean nothing, and line ends.</summary>
internal static class RandomLines
{
    /// <summary>"à" in UTF-8: its last byte is white space to the framework.</summary>
    public const string Letter = "\u00c3\u00a0";

    private static readonly string[] s_ignored = ["# text", "#", "#a = 1", "  # inside", "\t#x", "", "   ", "\t", "\v", "\f", $"# {Letter}"];

    /// <summary>A comment or an empty line, with its end.</summary>
    public static string Ignored(Random random) => random.Pick(s_ignored) + End(random);

    /// <summary>The end of a line; now and then that of a file that was written elsewhere.</summary>
    public static string End(Random random) => random.Chance(8) ? "\r\n" : "\n";

    /// <summary>A file whose last line has no end, sometimes.</summary>
    public static string Finish(Random random, string text) => random.Chance(30) && text is [.., not '\n', '\n'] ? text[..^1] : text;
}
