using System.Reflection;
using System.Text;
using Postfix.Cli.Manual;
using Postfix.Config;

namespace Postfix.Cli;

/// <summary>The text of <c>--help</c>: the usage, and what the first line of each option's entry in the manual page says.</summary>
public static class CommandHelp
{
    /// <summary>Sections of a page whose definitions help shows.</summary>
    private static readonly string[] s_sections = ["COMMANDS", "OPTIONS"];

    private const int TermWidth = 24;

    /// <summary>What a person may ask any command: <c>--help</c> and <c>--version</c>; null when nobody does.</summary>
    /// <param name="name">The command.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="usage">Gives its usage line.</param>
    /// <param name="program">Finds what carries its manual page; that takes a while.</param>
    public static string? Answer(string name, IReadOnlyList<string> arguments, Func<string> usage, Func<Assembly> program)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(program);
        return arguments switch
        {
            ["--help"] => Of(usage(), program()),
            ["--version"] => $"{name} (Postfix.Net) {BuildFacts.MailVersion}\n",
            _ => null,
        };
    }

    private static string Of(string usage, Assembly program)
    {
        StringBuilder text = new(usage + "\n");
        if (ManualPage.Of(program) is { } page)
        {
            foreach (ManualDefinition entry in s_sections.SelectMany(page.Definitions))
                text.Append("  ").Append(Term(entry).PadRight(TermWidth)).Append(' ').Append(Explanation(entry)).Append('\n');
        }
        return text.ToString();
    }

    private static string Term(ManualDefinition entry) => string.Join(", ", entry.Terms.Select(ManualText.Plain));

    // A sentence becomes a phrase: no full stop, and a small letter unless the first word is written in capitals.
    private static string Explanation(ManualDefinition entry)
    {
        string sentence = entry.FirstLine.TrimEnd('.');
        return sentence is [var first, var second, ..] && !char.IsUpper(second) ? char.ToLowerInvariant(first) + sentence[1..] : sentence;
    }
}
