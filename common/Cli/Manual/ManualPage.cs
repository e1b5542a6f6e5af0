using System.Reflection;

namespace Postfix.Cli.Manual;

/// <summary>
/// A manual page as it is written, in a small Markdown; the source of <c>--help</c>, of man(1)'s pages and of HTML. CONTRIBUTING.md
/// has its rules.
/// </summary>
/// <param name="Names">What the page is about: the name that it is filed under, then others.</param>
/// <param name="Summary">What that is, in a few words.</param>
/// <param name="Blocks">The page, from its first section on.</param>
public sealed record ManualPage(IReadOnlyList<ManualReference> Names, string Summary, IReadOnlyList<ManualBlock> Blocks)
{
    private const string ResourceName = "manual";

    /// <summary>Reads a page: "# name(1), name(1) - summary" and sections.</summary>
    /// <exception cref="FormatException">The text is no page.</exception>
    public static ManualPage Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int end = text.IndexOf('\n');
        string title = end < 0 ? text : text[..end];
        int dash = title.IndexOf(" - ", StringComparison.Ordinal);
        if (!title.StartsWith("# ", StringComparison.Ordinal) || dash < 0)
            throw new FormatException($"no title of a page: {title}");
        return new(
            [.. title[2..dash].Split(", ").Select(ManualReference.Parse)],
            title[(dash + 3)..],
            ParseBlocks(text[(end + 1)..]));
    }

    /// <summary>Reads what stands below a title.</summary>
    /// <exception cref="FormatException">The text has no meaning as a page.</exception>
    public static IReadOnlyList<ManualBlock> ParseBlocks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ManualParser.Parse(text);
    }

    /// <summary>The page that a program carries with it; null when it has none.</summary>
    public static ManualPage? Of(Assembly program)
    {
        ArgumentNullException.ThrowIfNull(program);
        using Stream? stream = program.GetManifestResourceStream(ResourceName);
        if (stream is null)
            return null;
        using StreamReader reader = new(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>The entries of the definition lists in a section, subsections included.</summary>
    public IEnumerable<ManualDefinition> Definitions(string section)
    {
        string? current = null;
        foreach (ManualBlock block in Blocks)
        {
            if (block is ManualHeading { Level: 2 } heading)
                current = heading.Text;
            if (block is ManualDefinitions list && current == section)
            {
                foreach (ManualDefinition entry in list.Entries)
                    yield return entry;
            }
        }
    }
}
