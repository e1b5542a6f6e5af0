namespace Postfix.Lookup.Tables;

/// <summary>A compiled rule: one pattern, perhaps a second one that must hold too, and the result.</summary>
internal sealed class PatternRule(int line, PatternCondition first, PatternCondition? second, Replacement? result) : IDisposable
{
    /// <summary>What a key must contain so that the rule can match; null when it has to be tried with every key.</summary>
    public RequiredText? Required { get; init; }

    /// <summary>Line number for messages.</summary>
    public int Line => line;

    /// <summary>Whether this rule decides for the key of <paramref name="attempt"/>.</summary>
    public bool Matches(PatternAttempt attempt)
    {
        int groups = result?.LargestGroup ?? 0;
        return first.Holds(attempt, line, groups) && (second is null || second.Holds(attempt, line, groups: 0));
    }

    /// <summary>The result, with the parts of the key that the first pattern matched.</summary>
    public string Expand(PatternAttempt attempt) => result!.Expand(attempt, static (attempt, number) => attempt.Group(number));

    /// <inheritdoc/>
    public void Dispose()
    {
        first.Dispose();
        second?.Dispose();
    }
}
