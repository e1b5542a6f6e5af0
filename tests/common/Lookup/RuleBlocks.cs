namespace Postfix.Tests.Lookup;

/// <summary>A line of a table with rules and blocks.</summary>
internal interface IRuleLine
{
    RuleLineKind Kind { get; }

    string? Result { get; }
}

internal enum RuleLineKind
{
    Rule,
    If,
    End,
}

internal static class RuleBlocks
{
    /// <summary>What the manual says: one line after the other, and what is between "if" and "endif" only when the condition holds.</summary>
    public static string? Evaluate<TLine>(IEnumerable<TLine> lines, Func<TLine, bool> holds)
        where TLine : IRuleLine
    {
        int depth = 0;
        int skippedFrom = int.MaxValue;
        foreach (TLine line in lines)
        {
            switch (line.Kind)
            {
                case RuleLineKind.If:
                    depth++;
                    if (skippedFrom == int.MaxValue && !holds(line))
                        skippedFrom = depth;
                    break;
                case RuleLineKind.End:
                    if (skippedFrom == depth--)
                        skippedFrom = int.MaxValue;
                    break;
                case RuleLineKind.Rule when skippedFrom == int.MaxValue && holds(line):
                    return line.Result;
            }
        }
        return null;
    }
}
