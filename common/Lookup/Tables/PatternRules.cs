using System.Numerics;

namespace Postfix.Lookup.Tables;

/// <summary>
/// The rules of a pattern table in their order, with if … endif blocks; the first rule that matches, and whose blocks match, decides.
/// Only rules are tried that can match what is in the key. Thread-safe once complete.
/// </summary>
internal sealed class PatternRules : IDisposable
{
    private const int WordBits = 64;
    private readonly List<Step> _steps = [];
    private readonly Stack<int> _openBlocks = [];
    private LiteralIndex? _index;

    /// <summary>Whether an endif has an if to belong to.</summary>
    public bool IsInsideBlock => _openBlocks.Count > 0;

    /// <summary>The line numbers of blocks that were not closed, innermost first.</summary>
    public IEnumerable<int> UnclosedLines => _openBlocks.Select(index => _steps[index].Rule.Line);

    /// <summary>Adds a rule.</summary>
    public void Add(PatternRule rule) => _steps.Add(new(rule, IsCondition: false));

    /// <summary>Opens a block.</summary>
    public void BeginBlock(PatternRule condition)
    {
        _openBlocks.Push(_steps.Count);
        _steps.Add(new(condition, IsCondition: true));
    }

    /// <summary>Closes the innermost block.</summary>
    public void EndBlock()
    {
        int start = _openBlocks.Pop();
        _steps[start] = _steps[start] with { BlockEnd = _steps.Count };
    }

    /// <summary>Gets ready for lookups: no rule comes after this. A block that was never closed extends to the end.</summary>
    public void Complete() => _index = new LiteralIndex([.. _steps.Select(step => step.Rule.Required)]);

    /// <summary>The first rule that matches; null when none does.</summary>
    public PatternRule? Find(PatternAttempt attempt)
    {
        int words = (_steps.Count + WordBits - 1) / WordBits;
        Span<ulong> candidates = words <= WordBits ? stackalloc ulong[words] : new ulong[words];
        _index!.Select(attempt.Key.Bytes, candidates);
        int resume = 0;
        for (int word = 0; word < words; word++)
        {
            for (ulong left = candidates[word]; left != 0; left &= left - 1)
            {
                int at = word * WordBits + BitOperations.TrailingZeroCount(left);
                if (at < resume)
                    continue;
                Step step = _steps[at];
                bool matched = step.Rule.Matches(attempt);
                if (matched && !step.IsCondition)
                    return step.Rule;
                if (!matched && step.IsCondition)
                    resume = step.BlockEnd;
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Step step in _steps)
            step.Rule.Dispose();
    }

    private readonly record struct Step(PatternRule Rule, bool IsCondition, int BlockEnd = int.MaxValue);
}
