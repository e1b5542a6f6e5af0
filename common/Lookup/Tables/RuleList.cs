namespace Postfix.Lookup.Tables;

/// <summary>Rules in their order, with if … endif blocks; the first rule that matches, and whose blocks match, decides.</summary>
/// <typeparam name="T">A rule; conditions of blocks are rules too.</typeparam>
internal sealed class RuleList<T> where T : class
{
    private readonly List<Step> _steps = [];
    private readonly Stack<int> _openBlocks = [];

    /// <summary>Whether an endif has an if to belong to.</summary>
    public bool IsInsideBlock => _openBlocks.Count > 0;

    /// <summary>The line numbers of blocks that were not closed, innermost first.</summary>
    public IEnumerable<int> UnclosedLines => _openBlocks.Select(index => _steps[index].Line);

    /// <summary>Adds a rule.</summary>
    public void Add(T rule, int line) => _steps.Add(new Step(rule, line, IsCondition: false));

    /// <summary>Opens a block.</summary>
    public void BeginBlock(T condition, int line)
    {
        _openBlocks.Push(_steps.Count);
        _steps.Add(new Step(condition, line, IsCondition: true));
    }

    /// <summary>Closes the innermost block.</summary>
    public void EndBlock()
    {
        int start = _openBlocks.Pop();
        _steps[start] = _steps[start] with { BlockEnd = _steps.Count };
    }

    /// <summary>The first rule for which <paramref name="matches"/> says yes; a block that was never closed extends to the end.</summary>
    public T? Find<TInput>(TInput input, Func<T, TInput, bool> matches)
    {
        for (int i = 0; i < _steps.Count;)
        {
            Step step = _steps[i];
            bool matched = matches(step.Rule, input);
            if (matched && !step.IsCondition)
                return step.Rule;
            i = matched || !step.IsCondition ? i + 1 : step.BlockEnd;
        }
        return null;
    }

    private readonly record struct Step(T Rule, int Line, bool IsCondition, int BlockEnd = int.MaxValue);
}
