using Postfix.Lookup;

namespace Postfix.PostfixCommand.Review;

/// <summary>What came of opening a table.</summary>
/// <param name="Table">The open table; null when it cannot be opened.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Warnings">What a program would log.</param>
internal sealed record ReviewedTable(LookupTable? Table, string? Fault, IReadOnlyList<string> Warnings);
