using System.Text;
using Postfix.Cli.Manual;

namespace Postfix.Cli;

/// <summary>The text of <c>--help</c>: the usage, and what the first line of each option's entry in the manual page says.</summary>
public static class CommandHelp
{
    /// <summary>Sections of a page whose definitions help shows.</summary>
    private static readonly string[] s_sections = ["COMMANDS", "OPTIONS"];

    private const int TermWidth = 24;

    /// <summary>The text for a command, from the page that its program carries.</summary>
    public static string Of(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        StringBuilder text = new(command.Options.Usage + "\n");
        if (ManualPage.Of(command.GetType().Assembly) is { } page)
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
