using System.Text.RegularExpressions;

namespace Postfix.Tests.System;

/// <summary>What the lines of a log say.</summary>
internal static partial class MailLog
{
    /// <summary>No line calls for somebody to look after the system, but for those with these words.</summary>
    public static void AssertQuiet(string log, params string[] expected)
    {
        string problems = string.Join('\n', log.Split('\n').Where(line =>
            Problem().IsMatch(line) && !expected.Any(words => line.Contains(words, StringComparison.Ordinal))));
        Assert.True(problems.Length == 0, problems);
    }

    [GeneratedRegex(@"\]: (warning|error|fatal|panic): ")]
    private static partial Regex Problem();
}
