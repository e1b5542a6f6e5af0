namespace Postfix.Lookup;

/// <summary>What one pattern says.</summary>
/// <param name="Result">The outcome.</param>
/// <param name="Fault">Why it failed, for the log; null otherwise.</param>
internal readonly record struct PatternMatch(MatchResult Result, string? Fault = null)
{
    public static implicit operator PatternMatch(bool matched) => new(matched ? MatchResult.Matched : MatchResult.NotMatched);
}
