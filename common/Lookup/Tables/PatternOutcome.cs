namespace Postfix.Lookup.Tables;

/// <summary>What came of matching one pattern.</summary>
/// <param name="Matched">Whether the pattern matched.</param>
/// <param name="Error">Why matching was given up; null usually.</param>
internal readonly record struct PatternOutcome(bool Matched, string? Error = null);
