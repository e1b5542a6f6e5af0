using System.Net;
using Postfix.Lookup;

namespace Postfix.Smtpd.Restrictions;

/// <summary>What is this host: its domains, its addresses and those of proxies in front of it.</summary>
internal sealed class LocalHost(LocalDomains domains, Func<IPAddress, bool> isOwnAddress)
{
    public bool IsOwnName(string name) => domains.Match(name) == MatchResult.Matched;

    public bool IsOwnAddress(IPAddress address) => isOwnAddress(address);
}
