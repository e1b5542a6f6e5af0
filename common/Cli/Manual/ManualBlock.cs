namespace Postfix.Cli.Manual;

/// <summary>A part of a manual page: a heading, a paragraph, a list.</summary>
public abstract record ManualBlock;

/// <summary>The title of a section or a subsection.</summary>
/// <param name="Level">2 for a section, 3 for a subsection.</param>
/// <param name="Text">The title.</param>
public sealed record ManualHeading(int Level, string Text) : ManualBlock;

/// <summary>Running text, without line breaks.</summary>
/// <param name="Text">Text with markup, for <see cref="ManualText"/>.</param>
/// <param name="FirstLine">What its first line says, which stands for the whole in short lists.</param>
public sealed record ManualParagraph(string Text, string FirstLine) : ManualBlock;

/// <summary>Lines that are shown as they are.</summary>
public sealed record ManualCode(IReadOnlyList<string> Lines) : ManualBlock;

/// <summary>A list with bullets or numbers.</summary>
/// <param name="IsNumbered">Whether the items are counted.</param>
/// <param name="Items">The blocks of each item.</param>
public sealed record ManualList(bool IsNumbered, IReadOnlyList<IReadOnlyList<ManualBlock>> Items) : ManualBlock;

/// <summary>A list of terms, each with its explanation.</summary>
public sealed record ManualDefinitions(IReadOnlyList<ManualDefinition> Entries) : ManualBlock;

/// <summary>One or more terms with one explanation.</summary>
/// <param name="Terms">The terms, with markup.</param>
/// <param name="Blocks">The explanation.</param>
public sealed record ManualDefinition(IReadOnlyList<string> Terms, IReadOnlyList<ManualBlock> Blocks)
{
    /// <summary>The first line of the explanation, without markup; "" when there is none.</summary>
    public string FirstLine => Blocks is [ManualParagraph first, ..] ? ManualText.Plain(first.FirstLine) : "";
}

/// <summary>A place that is filled when the page is written: <c>{{parameters smtpd}}</c>.</summary>
/// <param name="Name">What is asked for.</param>
/// <param name="Argument">Of what; "" for everything.</param>
public sealed record ManualInsertion(string Name, string Argument) : ManualBlock;
