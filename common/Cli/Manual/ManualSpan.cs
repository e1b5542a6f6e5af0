namespace Postfix.Cli.Manual;

/// <summary>How a span of text in a manual page is meant.</summary>
public enum ManualSpanKind
{
    /// <summary>Running text.</summary>
    Text,

    /// <summary>What is typed or seen exactly so: an option, a parameter, a file.</summary>
    Literal,

    /// <summary>What stands for something else: the name of a value.</summary>
    Placeholder,
}

/// <summary>A span of text of one kind.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, without markup.</param>
public readonly record struct ManualSpan(ManualSpanKind Kind, string Text);
