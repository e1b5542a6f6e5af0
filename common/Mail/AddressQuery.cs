using Postfix.Lookup;

namespace Postfix.Mail;

/// <summary>The search for one address: the keys, one after the other, until a table knows one or fails.</summary>
internal readonly struct AddressQuery(MapList maps, AddressRules rules, AddressQueryForm form)
{
    public AddressLookup Find(string address, AddressSearch search)
    {
        (string local, string? domain) = EmailAddress.Split(address);
        LocalParts split = search.HasFlag(AddressSearch.WithoutExtension) ? rules.SplitExtension(local) : new LocalParts(local, null);
        User user = new(local, split.Extension is null ? null : split.User, local[split.User.Length..]);

        AddressLookup found = default;
        if (search.HasFlag(AddressSearch.Full))
            found = new AddressLookup(Ask(address, KeyScope.Full, QuoteStyle.Default));
        if (IsOpen(found) && user.Bare is not null)
            found = WithExtension(Ask(domain is null ? user.Bare : $"{user.Bare}@{domain}", KeyScope.Partial, QuoteStyle.Default), user);
        if (IsOpen(found) && domain is not null)
            found = FindLocal(user, domain, search);
        if (IsOpen(found) && domain is not null)
            found = new AddressLookup(FindDomain(domain, search));
        if (IsOpen(found) && search.HasFlag(AddressSearch.UserAt))
            found = FindUser(user, "@");
        return found;
    }

    private static bool IsOpen(AddressLookup found) => found.Result.Status == LookupStatus.NotFound;

    private AddressLookup FindLocal(User user, string domain, AddressSearch search)
    {
        if ((search & (AddressSearch.UserIfLocal | AddressSearch.UserAtIfLocal)) == 0)
            return default;
        MatchResult local = rules.MatchLocal(domain);
        if (local != MatchResult.Matched)
            return local == MatchResult.Failed ? new AddressLookup(LookupResult.Failed("cannot tell whether the domain is local")) : default;
        AddressLookup found = search.HasFlag(AddressSearch.UserIfLocal) ? FindUser(user, "") : default;
        return IsOpen(found) && search.HasFlag(AddressSearch.UserAtIfLocal) ? FindUser(user, "@") : found;
    }

    private AddressLookup FindUser(User user, string suffix)
    {
        QuoteStyle style = suffix.Length == 0 ? QuoteStyle.BareLocalPart : QuoteStyle.Default;
        AddressLookup found = new(Ask(user.Full + suffix, KeyScope.Partial, style));
        return IsOpen(found) && user.Bare is not null ? WithExtension(Ask(user.Bare + suffix, KeyScope.Partial, style), user) : found;
    }

    private LookupResult FindDomain(string domain, AddressSearch search)
    {
        LookupResult found = search.HasFlag(AddressSearch.AtDomain) ? maps.Find($"@{domain}", KeyScope.Partial) : default;
        if (found.Status != LookupStatus.NotFound || !search.HasFlag(AddressSearch.Domain))
            return found;
        if ((search & (AddressSearch.ParentDomains | AddressSearch.DotParentDomains)) == 0)
            return maps.Find(domain, KeyScope.Partial);
        DomainMatching matching = search.HasFlag(AddressSearch.DotParentDomains)
            ? DomainMatching.DotMatchesSubdomains
            : DomainMatching.ParentMatchesSubdomains;
        foreach (SearchKey key in new DomainKeys(domain, matching, KeyScope.Partial))
        {
            found = maps.Find(key.Key, key.Scope);
            if (found.Status != LookupStatus.NotFound)
                return found;
        }
        return default;
    }

    /// <summary>Asks for one key in the forms that are wanted.</summary>
    private LookupResult Ask(string key, KeyScope scope, QuoteStyle style)
    {
        if (form == AddressQueryForm.Internal)
            return maps.Find(key, scope);
        string quoted = EmailAddress.Quote(key, style);
        if (form == AddressQueryForm.External || quoted == key)
            return maps.Find(quoted, scope);
        LookupResult first = maps.Find(quoted, scope);
        return first.Status == LookupStatus.NotFound ? maps.Find(key, scope) : first;
    }

    private static AddressLookup WithExtension(LookupResult result, User user) =>
        new(result, result.IsFound ? user.Extension : null);

    /// <summary>A local part in both forms.</summary>
    /// <param name="Full">With its extension.</param>
    /// <param name="Bare">Without it; null when there is none.</param>
    /// <param name="Extension">The extension with its delimiter.</param>
    private readonly record struct User(string Full, string? Bare, string Extension);
}
