namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>What DNS lists said during a session: with every recipient the same questions come up again.</summary>
internal sealed class DnsListMemory
{
    // The client chooses most of the names.
    private const int Capacity = 100;

    // Most sessions need none.
    private Dictionary<string, DnsListing>? _listings;

    /// <summary>The remembered answer to a question, or else the one that <paramref name="ask"/> gives.</summary>
    public DnsListing Find(string query, Func<string, DnsListing> ask)
    {
        _listings ??= new(StringComparer.OrdinalIgnoreCase);
        if (_listings.TryGetValue(query, out DnsListing? known))
            return known;
        DnsListing listing = ask(query);
        if (_listings.Count == Capacity)
            _listings.Clear();
        return _listings[query] = listing;
    }
}
