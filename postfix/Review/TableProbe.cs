using Postfix.Lookup;

namespace Postfix.PostfixCommand.Review;

/// <summary>
/// Asks tables what they say about strangers. Only tables that are files or a part of the configuration: others may be slow, and what
/// they say today they need not say tomorrow.
/// </summary>
/// <param name="tables">Where they are opened.</param>
internal sealed class TableProbe(ReviewedTables tables)
{
    private static readonly string[] s_types = ["static", "inline", "texthash", "hash", "btree", "lmdb", "cdb", "regexp", "pcre", "cidr"];

    /// <summary>What a table has for a client, by name and by address.</summary>
    /// <returns>The value, or nothing; failed when there is no telling.</returns>
    public LookupResult FindClient(string word, Stranger stranger)
    {
        LookupResult byName = FindHost(word, stranger);
        return byName.Status == LookupStatus.NotFound ? Find(word, AddressKeys(stranger.Address)) : byName;
    }

    /// <summary>What a table has for a client by its name only.</summary>
    public LookupResult FindHost(string word, Stranger stranger) => Find(word, DomainKeysOf($"mail.{stranger.Domain}", KeyScope.Full));

    /// <summary>What a table has for the mail address of somebody.</summary>
    public LookupResult FindMailbox(string word, Stranger stranger) => Find(word,
        DomainKeysOf(stranger.Domain, KeyScope.Partial)
            .Prepend(new SearchKey($"someone@{stranger.Domain}", KeyScope.Full))
            .Append(new SearchKey("someone@", KeyScope.Partial)));

    /// <summary>What a table has for a domain.</summary>
    public LookupResult FindDomain(string word, Stranger stranger) => Find(word, DomainKeysOf(stranger.Domain, KeyScope.Full));

    private LookupResult Find(string word, IEnumerable<SearchKey> keys)
    {
        if (ReviewedTables.Parse(word) is not { } spec || !s_types.Contains(spec.Type) || tables.Open(spec).Table is not { } table)
            return LookupResult.Failed("unknown");
        foreach (SearchKey key in keys.Where(key => key.Scope == KeyScope.Full || table.HasFixedKeys))
        {
            LookupResult result = table.Find(key.Key);
            if (result.Status != LookupStatus.NotFound)
                return result;
        }
        return LookupResult.NotFound;
    }

    private static List<SearchKey> DomainKeysOf(string domain, KeyScope first)
    {
        List<SearchKey> keys = [];
        foreach (SearchKey key in new DomainKeys(domain, DomainMatching.ParentMatchesSubdomains, first))
            keys.Add(key);
        return keys;
    }

    private static List<SearchKey> AddressKeys(string address)
    {
        List<SearchKey> keys = [];
        foreach (SearchKey key in new NetworkKeys(address))
            keys.Add(key);
        return keys;
    }
}
