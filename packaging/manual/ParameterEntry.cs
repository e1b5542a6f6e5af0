using Postfix.Cli.Manual;

namespace Postfix.Packaging.Manual;

/// <summary>What postconf(5) says of one parameter, or of several that belong together.</summary>
/// <param name="Topic">Title of the group that it is in.</param>
/// <param name="Names">The parameters.</param>
/// <param name="Blocks">The explanation.</param>
internal sealed record ParameterEntry(string Topic, IReadOnlyList<string> Names, IReadOnlyList<ManualBlock> Blocks)
{
    /// <summary>The first sentence, with markup.</summary>
    public string Summary
    {
        get
        {
            string text = ((ManualParagraph)Blocks[0]).Text;
            int end = text.IndexOf(". ", StringComparison.Ordinal);
            return end < 0 ? text : text[..(end + 1)];
        }
    }

    /// <summary>Reads "name, name", a line end and the explanation, which begins with a paragraph.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static ParameterEntry Parse(string topic, string text)
    {
        int end = text.IndexOf('\n');
        string heading = end < 0 ? text : text[..end];
        IReadOnlyList<ManualBlock> blocks = ManualPage.ParseBlocks(text[(end + 1)..]);
        if (blocks is not [ManualParagraph, ..])
            throw new FormatException($"{heading}: no explanation");
        return new(topic, heading.Split(", "), blocks);
    }
}
