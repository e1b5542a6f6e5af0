namespace Postfix.Cli.Manual;

/// <summary>The name of a manual page: "postmap(1)".</summary>
/// <param name="Name">The name.</param>
/// <param name="Section">The section, a digit.</param>
public readonly record struct ManualReference(string Name, char Section)
{
    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ManualReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is not [.., '(', >= '1' and <= '9', ')'])
            throw new FormatException($"no name of a manual page: {text}");
        return new(text[..^3], text[^2]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}({Section})";
}
