namespace Postfix.Text;

/// <summary>What <see cref="Tokens.StripBraces"/> found between braces.</summary>
/// <param name="Value">The text between the braces, trimmed.</param>
/// <param name="Error">What is wrong with the braces, ready for a message; null when they match.</param>
public readonly record struct Unbraced(string Value, string? Error);
