namespace Postfix.Qshape;

/// <summary>Sums of what is below a domain, the domain itself not included; top-level domains have none.</summary>
internal sealed class ParentDomains
{
    private readonly Dictionary<string, Parent> _parents = new(StringComparer.Ordinal);
    private readonly int _buckets;

    /// <param name="buckets">Number of age intervals.</param>
    /// <param name="domains">Counts of single domains.</param>
    public ParentDomains(int buckets, IEnumerable<ShapeRow> domains)
    {
        _buckets = buckets;
        foreach (ShapeRow row in domains)
            AddAbove(row);
    }

    /// <summary>The parents of at least so many domains of the next level.</summary>
    public IEnumerable<ShapeRow> Rows(int minSubdomains) =>
        from entry in _parents
        where entry.Value.Children.Count >= minSubdomains
        select new ShapeRow(entry.Key, entry.Value.Counts);

    private void AddAbove(ShapeRow row)
    {
        string child = row.Domain;
        for (int dot = child.IndexOf('.'); dot >= 0; dot = child.IndexOf('.'))
        {
            string name = child[dot..];
            if (name.LastIndexOf('.') == 0)
                return;
            if (!_parents.TryGetValue(name, out Parent? parent))
                _parents[name] = parent = new Parent(new int[_buckets], new(StringComparer.Ordinal));
            parent.Children.Add(child[..dot]);
            for (int i = 0; i < _buckets; i++)
                parent.Counts[i] += row.Counts[i];
            child = name[1..];
        }
    }

    private sealed record Parent(int[] Counts, HashSet<string> Children);
}
