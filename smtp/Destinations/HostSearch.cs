using System.Net;
using Postfix.Dns;
using Postfix.Net;
using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient.Destinations;

/// <summary>
/// Collects the addresses of one host after the other, and what goes wrong meanwhile. A failure that may pass dominates one that
/// will not:
/// mail is not returned while it is unknown whether there is a server.
/// </summary>
internal sealed class HostSearch(Resolver resolver, INameService names, FinderRules rules)
{
    private readonly List<ServerAddress> _servers = [];

    public IReadOnlyList<ServerAddress> Servers => _servers;

    /// <summary>The last failure; null when there was none.</summary>
    public Trouble? Trouble { get; private set; }

    /// <summary>There are so many addresses that no more are wanted.</summary>
    public bool IsFull => _servers.Count >= AddressOrder.MaxAddresses;

    /// <summary>Looks up a host and adds its addresses.</summary>
    public void Add(string host, int preference)
    {
        if (HostName.ParseAddress(host) is { } address && rules.Protocols.Allow(address))
            _servers.Add(new ServerAddress(host, address, preference));
        else if (rules.Protocols == InetProtocols.None)
            Note("5.4.4", $"{host}: host not found"); // there is no kind of address to look for
        else if (((rules.Sources & HostSources.Dns) == 0 || !AddFromDns(host, preference)) && (rules.Sources & HostSources.Native) != 0)
            AddFromNameService(host, preference);
    }

    /// <summary>Whether the search is over: the name service is asked only about names that the DNS does not know.</summary>
    private bool AddFromDns(string host, int preference)
    {
        DnsResult result = resolver.Lookup(host, rules.AddressTypes, rules.DnsOptions);
        foreach (DnsRecord record in result.Records)
            if (record is AddressRecord found)
                _servers.Add(new ServerAddress(rules.AliasOverridesName ? found.Name : host, found.Address, preference));
        if (result.IsFound)
            return true;
        Note(result.Status switch
        {
            DnsStatus.NotFound or DnsStatus.NoSuchDomain or DnsStatus.Invalid => "5.4.4",
            DnsStatus.Failure or DnsStatus.NullMx => "5.4.3",
            DnsStatus.Filtered => "4.7.0",
            _ => "4.4.3",
        }, result.Reason);
        return !result.IsNotFound;
    }

    private void AddFromNameService(string host, int preference)
    {
        HostAddresses result = names.FindAddresses(host, rules.Protocols.Family());
        if (result.Status != NameLookupStatus.Found)
        {
            Note(result.Status switch
            {
                NameLookupStatus.TryAgain => "4.4.4",
                NameLookupStatus.NotFound => "5.4.4",
                NameLookupStatus.SystemTrouble => "4.3.0",
                _ => "5.3.0",
            }, $"unable to look up host {host}: {result.Reason}");
            return;
        }
        int before = _servers.Count;
        foreach (IPAddress address in result.Addresses)
            if (rules.Protocols.Allow(address) && !IsFull)
                _servers.Add(new ServerAddress(host, address, preference));
        if (_servers.Count == before)
            Note("5.4.4", $"{host}: host not found");
    }

    private void Note(string status, string reason)
    {
        bool staysSoft = Trouble is { IsSoft: true };
        Trouble = Trouble.Site(staysSoft ? "4" + status[1..] : status, reason);
    }
}
