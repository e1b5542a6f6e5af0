namespace Postfix.Qshape;

/// <summary>Counts by domain and age.</summary>
internal sealed class QueueShape
{
    private readonly Dictionary<string, int[]> _domains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _byName;

    /// <param name="ages">The age intervals.</param>
    public QueueShape(AgeBuckets ages)
    {
        Ages = ages;
        Totals = new int[ages.Count];
        _byName = _domains.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The age intervals.</summary>
    public AgeBuckets Ages { get; }

    /// <summary>Sums of all domains.</summary>
    public int[] Totals { get; }

    /// <summary>Counts one recipient or message.</summary>
    public void Add(ReadOnlySpan<char> domain, int bucket)
    {
        if (!_byName.TryGetValue(domain, out int[]? counts))
            _byName[domain] = counts = new int[Ages.Count];
        counts[bucket]++;
        Totals[bucket]++;
    }

    /// <summary>
    /// The rows of a table: largest first, of equal ones those with short names first. The sum is a row like any other, so that it
    /// comes second where all mail has one short domain.
    /// </summary>
    /// <param name="minSubdomains">Also parent domains with so many subdomains; null for none.</param>
    public IEnumerable<ShapeRow> Rows(int? minSubdomains)
    {
        IEnumerable<ShapeRow> rows = _domains.Select(entry => new ShapeRow(entry.Key, entry.Value));
        if (minSubdomains is { } least)
            rows = rows.Concat(new ParentDomains(Ages.Count, rows).Rows(least));
        return rows.Append(new ShapeRow("TOTAL", Totals)).OrderByDescending(row => row.Total).ThenBy(row => row.Domain.Length).ThenBy(row => row.Domain, StringComparer.Ordinal);
    }
}
