using System.Net;
using Postfix.Config;
using Postfix.Net;

namespace Postfix.Lookup;

/// <summary>
/// Tells whether this system is the final destination of a domain: it is on mydestination, or it is an address in brackets that one
/// of our interfaces or of the proxies in front of us has. Thread-safe.
/// </summary>
/// <param name="destinations">mydestination.</param>
/// <param name="isOwnAddress">Whether an address is on inet_interfaces or proxy_interfaces.</param>
public sealed class LocalDomains(MatchList destinations, Func<IPAddress, bool> isOwnAddress)
{
    /// <summary>The local domains of a configuration.</summary>
    public static LocalDomains Open(TableSet tables, Func<IPAddress, bool> isOwnAddress)
    {
        Parameter<string> names = MailParameters.MyDestination;
        return new LocalDomains(MatchList.Open(tables, names.Name, tables.Context.Settings[names], MatchSubject.Text), isOwnAddress);
    }

    /// <summary>Whether a domain is local; one dot at its end is overlooked.</summary>
    public MatchResult Match(string domain)
    {
        string name = domain.EndsWith('.') ? domain[..^1] : domain;
        if (name.Length == 0 || name.EndsWith('.'))
            return MatchResult.NotMatched;
        MatchResult listed = destinations.Match(name);
        return listed == MatchResult.NotMatched && AddressLiteral.Parse(name) is { } address && isOwnAddress(address)
            ? MatchResult.Matched
            : listed;
    }
}
