namespace Postfix.Lookup.Tables;

/// <summary>A compiled pattern, or its negation.</summary>
internal sealed class PatternCondition(CompiledPattern pattern, bool matches) : IDisposable
{
    /// <summary>Whether the condition holds; an error during matching is logged and never holds.</summary>
    public bool Holds(PatternAttempt attempt, int line, int groups)
    {
        PatternOutcome outcome = pattern.Match(attempt.Key, groups > 0 ? attempt.ReserveGroups(groups) : []);
        if (outcome.Error is null)
            return outcome.Matched == matches;
        attempt.Warn(line, outcome.Error);
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => pattern.Dispose();
}
