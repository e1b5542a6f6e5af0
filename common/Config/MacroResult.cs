namespace Postfix.Config;

/// <summary>What became of a text with <c>$name</c> references.</summary>
/// <param name="Text">The expanded text; incomplete when <paramref name="Error"/> is set.</param>
/// <param name="Undefined">A name without a value was used; it expanded to nothing.</param>
/// <param name="Error">What is wrong with the syntax, in Postfix's words; null when nothing is.</param>
public readonly record struct MacroResult(string Text, bool Undefined, string? Error);
