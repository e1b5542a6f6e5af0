namespace Postfix.Lookup.Tables;

/// <summary>A result text is no text with references in it.</summary>
internal sealed class ReplacementSyntaxException(string message) : FormatException(message);
