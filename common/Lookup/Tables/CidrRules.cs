using System.Net.Sockets;

namespace Postfix.Lookup.Tables;

/// <summary>Collects the rules of a cidr: table, with if … endif blocks; a block that is never closed extends to the end.</summary>
internal sealed class CidrRules
{
    private readonly Stack<Block> _openBlocks = [];
    private readonly Dictionary<AddressFamily, List<(AddressRange Range, string Value)>> _ranges = new()
    {
        [AddressFamily.InterNetwork] = [],
        [AddressFamily.InterNetworkV6] = [],
    };

    /// <summary>Whether an endif has an if to belong to.</summary>
    public bool IsInsideBlock => _openBlocks.Count > 0;

    /// <summary>The line numbers of blocks that were not closed, innermost first.</summary>
    public IEnumerable<int> UnclosedLines => _openBlocks.Select(block => block.Line);

    /// <summary>Adds a rule.</summary>
    public void Add(CidrRule rule)
    {
        foreach (AddressRange range in Effective(rule))
            _ranges[rule.Network.Family].Add((range, rule.Value));
    }

    /// <summary>Opens a block.</summary>
    public void BeginBlock(CidrRule condition, int line) =>
        _openBlocks.Push(new(condition.Network.Family, [.. Effective(condition)], line));

    /// <summary>Closes the innermost block.</summary>
    public void EndBlock() => _openBlocks.Pop();

    /// <summary>What the rules say about the addresses of a protocol.</summary>
    public NetworkMap MapOf(AddressFamily family) => NetworkMap.Of(_ranges[family]);

    // A rule in a block counts for what both have in common.
    private IEnumerable<AddressRange> Effective(CidrRule rule)
    {
        IEnumerable<AddressRange> ranges = rule.Ranges();
        if (!_openBlocks.TryPeek(out Block block))
            return ranges;
        return block.Family != rule.Network.Family ? []
            : from range in ranges
              from outer in block.Ranges
              let common = range.Intersect(outer)
              where common != null
              select common.Value;
    }

    private readonly record struct Block(AddressFamily Family, IReadOnlyList<AddressRange> Ranges, int Line);
}
