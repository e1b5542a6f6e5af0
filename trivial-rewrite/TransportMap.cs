using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;

namespace Postfix.TrivialRewrite;

/// <summary>
/// The tables of <c>transport_maps</c> (transport(5)): they override transport or next hop for an address, a domain, its
/// subdomains, or with the key <c>*</c> for everything.
/// </summary>
internal sealed class TransportMap(AddressMaps maps, DomainMatching matching, TimeProvider clock, Log log)
{
    private const string Wildcard = "*";
    private const string ErrorTransport = "error";
    private const string RetryTransport = "retry";
    private const string ErrorText = "Address is undeliverable";

    // Asking for the same key again with every address that is in no table would double the lookups.
    private static readonly TimeSpan s_wildcardLifetime = TimeSpan.FromSeconds(30);

    private readonly AddressSearch _search = AddressSearch.Full | AddressSearch.WithoutExtension | AddressSearch.Domain
        | (matching == DomainMatching.ParentMatchesSubdomains ? AddressSearch.ParentDomains : AddressSearch.DotParentDomains);

    // Asked about before the first address comes, so that a table that fails is heard of when the program starts.
    private CachedWildcard? _wildcard = maps.Maps.IsEmpty ? null : new(maps.Maps.Find(Wildcard), clock.GetTimestamp());

    /// <summary>Applies the tables to what was decided without them.</summary>
    /// <param name="recipient">Recipient address, internal form.</param>
    /// <param name="domain">Its domain: the next hop of an entry that names none.</param>
    /// <param name="present">What was decided.</param>
    /// <returns>Null when a table cannot be searched.</returns>
    public Hop? Apply(string recipient, string domain, Hop present)
    {
        if (maps.Maps.IsEmpty)
            return present;
        LookupResult found = maps.Find(recipient, _search).Result;
        if (found.Status == LookupStatus.NotFound)
            found = FindWildcard();
        if (!found.IsFailed)
            return found.IsFound ? Merge(Hop.Parse(found.Value), domain, present) : present;
        log.Warning($"{maps.Maps.Title} lookup failure");
        return null;
    }

    /// <summary>An empty part leaves what is there; but a new transport cannot make sense of a next hop that was meant for another.</summary>
    private static Hop Merge(Hop entry, string domain, Hop present)
    {
        if (entry.Transport.Length == 0)
            return present with { Nexthop = entry.Nexthop.Length > 0 ? entry.Nexthop : present.Nexthop };
        return entry.Or(entry.Transport is ErrorTransport or RetryTransport ? ErrorText : domain);
    }

    private LookupResult FindWildcard()
    {
        CachedWildcard? known = _wildcard;
        if (known is null || known.Result.IsFailed || clock.GetElapsedTime(known.Since) > s_wildcardLifetime)
            _wildcard = known = new CachedWildcard(maps.Maps.Find(Wildcard), clock.GetTimestamp());
        return known.Result;
    }

    private sealed record CachedWildcard(LookupResult Result, long Since);
}
