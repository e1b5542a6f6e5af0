namespace Postfix.Cli;

/// <summary>One option of a command: how it is written and what it does; also the source of usage texts. What a person reads of it stands in the manual page.</summary>
/// <param name="Letter">The option letter.</param>
/// <param name="ValueName">Name of its value in usage texts; null for a flag.</param>
/// <param name="Apply">Called with its value, or "" for a flag, once per occurrence.</param>
public sealed record CommandOption(char Letter, string? ValueName, Action<string> Apply)
{
    /// <summary>A flag.</summary>
    public static CommandOption Flag(char letter, Action apply) => new(letter, null, _ => apply());

    /// <summary>An option with a value.</summary>
    public static CommandOption Value(char letter, string valueName, Action<string> apply) => new(letter, valueName, apply);
}
