using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;

namespace Postfix.TrivialRewrite;

/// <summary>Finds the class of a domain, and points out domains that are in two classes: which one counts is an accident then.</summary>
internal sealed class AddressClasses(
    NamedList virtualAlias, NamedList virtualMailbox, NamedList relay, bool givesWarnings, Log log)
{
    /// <summary>Opens the lists of main.cf.</summary>
    public static AddressClasses Open(TableSet tables, Settings settings) => new(
        NamedList.Open(tables, RewriteParameters.VirtualAliasDomains, MatchSubject.Text),
        NamedList.Open(tables, VirtualParameters.MailboxDomains, MatchSubject.Text),
        NamedList.Open(tables, MailParameters.RelayDomains, MatchSubject.HostName),
        settings[LoggingParameters.HelpfulWarnings], tables.Context.Log);

    /// <summary>The class of a domain that is not local; null when a list cannot be searched.</summary>
    public AddressClass? Classify(string domain)
    {
        MatchResult match = Match(virtualAlias, domain);
        if (match == MatchResult.Matched)
        {
            WarnOfBoth(virtualAlias, virtualMailbox, domain);
            WarnOfBoth(virtualAlias, relay, domain);
        }
        if (match != MatchResult.NotMatched)
            return match == MatchResult.Matched ? AddressClass.VirtualAlias : null;
        match = Match(virtualMailbox, domain);
        if (match == MatchResult.Matched)
            WarnOfBoth(virtualMailbox, relay, domain);
        if (match != MatchResult.NotMatched)
            return match == MatchResult.Matched ? AddressClass.VirtualMailbox : null;
        return Match(relay, domain) switch
        {
            MatchResult.Matched => AddressClass.Relay,
            MatchResult.NotMatched => AddressClass.Default,
            _ => null,
        };
    }

    /// <summary>Complains when a local domain is in another class, too.</summary>
    public void CheckLocal(string domain)
    {
        WarnOfBoth(MailParameters.MyDestination.Name, virtualAlias, domain);
        WarnOfBoth(MailParameters.MyDestination.Name, virtualMailbox, domain);
    }

    private MatchResult Match(NamedList list, string domain)
    {
        MatchResult match = list.Match(domain);
        if (match == MatchResult.Failed)
            log.Warning($"{list.Name} lookup failure");
        return match;
    }

    private void WarnOfBoth(NamedList one, NamedList other, string domain) => WarnOfBoth(one.Name, other, domain);

    private void WarnOfBoth(string one, NamedList other, string domain)
    {
        if (givesWarnings && other.Match(domain) == MatchResult.Matched)
            log.Warning($"do not list domain {domain} in BOTH {one} and {other.Name}");
    }
}
