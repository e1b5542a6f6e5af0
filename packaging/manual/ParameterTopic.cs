using Postfix.Cli.Manual;

namespace Postfix.Packaging.Manual;

/// <summary>The explanations of the parameters of one group: a file of postconf.5/.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Entries">One for each section of the file.</param>
internal sealed record ParameterTopic(string Name, IReadOnlyList<ParameterEntry> Entries)
{
    /// <summary>Reads a file: "# title", then "## name, name" and what there is to say about them.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static ParameterTopic Read(string file)
    {
        string[] parts = File.ReadAllText(file).Split("\n## ");
        if (!parts[0].StartsWith("# ", StringComparison.Ordinal) || parts[0].TrimEnd().Contains('\n'))
            throw new FormatException("no title, or text between the title and the first parameter");
        string title = parts[0][2..].TrimEnd();
        return new(Path.GetFileNameWithoutExtension(file), [.. parts.Skip(1).Select(part => ParameterEntry.Parse(title, part))]);
    }
}
