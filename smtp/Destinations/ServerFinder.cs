using Postfix.Dns;
using Postfix.Net;
using Postfix.SmtpClient.Outcomes;
using Postfix.Text;

namespace Postfix.SmtpClient.Destinations;

/// <summary>Finds the servers of a destination: its mail exchangers, or the host itself (RFC 5321, section 5.1).</summary>
internal sealed class ServerFinder(Resolver resolver, INameService names, FinderRules rules)
{
    /// <summary>Looks up the servers.</summary>
    public ServerList Find(Destination destination)
    {
        if (!rules.HasInternationalNames && !ByteText.IsAscii(destination.Host))
            return NoServers("4.3.5", "internationalized domain names need libidn2 (Debian package libidn2-0)");
        if (InternationalName.ToAscii(destination.Host, rules.Mapping) is not { } name)
            return NoServers("5.4.4", $"{destination.Host}: host not found");
        return rules.LooksUpExchangers && !destination.IsHost ? FindExchangers(destination, name) : FindHost(destination, name);
    }

    private ServerList FindHost(Destination destination, string host)
    {
        HostSearch search = new(resolver, names, rules);
        search.Add(host, preference: 0);
        return DetectsLoops(destination) && search.Servers.Any(server => rules.IsOwnAddress(server.Address))
            ? LoopsBack(destination, isOwnExchanger: false)
            : new ServerList(rules.Order.Arrange(search.Servers), search.Trouble);
    }

    private ServerList FindExchangers(Destination destination, string domain)
    {
        // A domain is a whole name; only names of hosts may lack their end.
        DnsResult result = resolver.Lookup(domain, DnsRecordType.MX, rules.DnsOptions & DnsOptions.Dnssec);
        if (result.IsFound)
            return FindAddresses(destination, [.. result.Records.Cast<MailExchangerRecord>().OrderBy(record => record.Preference)]);
        if (result.IsNotFound)
            return FindHost(destination, domain);
        bool mayIgnore = result.Status is DnsStatus.Failure or DnsStatus.Invalid or DnsStatus.TemporaryFailure;
        return mayIgnore && rules.IgnoresExchangerFailure ? FindHost(destination, domain) : NoServers(result.Status switch
        {
            DnsStatus.NullMx => "5.1.0",
            DnsStatus.Failure => "5.4.3",
            DnsStatus.Invalid => "5.4.4",
            DnsStatus.Filtered => "4.7.0",
            _ => "4.4.3",
        }, result.Reason);
    }

    private ServerList FindAddresses(Destination destination, List<MailExchangerRecord> exchangers)
    {
        HostSearch search = new(resolver, names, rules);
        foreach (MailExchangerRecord exchanger in exchangers)
            if (!search.IsFull)
                search.Add(exchanger.Host, exchanger.Preference);
        if (search.Servers.Count == 0)
            return NoAddress(destination, search.Trouble!);
        ServerAddress? self = DetectsLoops(destination)
            ? search.Servers.FirstOrDefault(server => rules.IsOwnAddress(server.Address))
            : null;
        if (self is null)
            return new ServerList(rules.Order.Arrange(search.Servers), search.Trouble);
        // We are a backup: only servers that are better than us may get the mail, or it would go round in circles.
        ServerAddress[] better = [.. search.Servers.Where(server => server.Preference < self.Preference)];
        if (better.Length > 0)
            return new ServerList(rules.Order.Arrange(better), search.Trouble, IsOwnExchanger: true);
        return exchangers[0].Preference != search.Servers[0].Preference
            ? NoServers("4.4.4", $"unable to find primary relay for {destination.Host}", isOwnExchanger: true)
            : LoopsBack(destination, isOwnExchanger: true);
    }

    private ServerList NoAddress(Destination destination, Trouble trouble)
    {
        rules.Log.Warning($"no MX host for {destination.Host} has a valid address record");
        return new ServerList([], rules.DefersIfNoAddress ? trouble with { Detail = trouble.Detail.WithClass('4') } : trouble);
    }

    private bool DetectsLoops(Destination destination) => rules.DetectsLoops && destination.DetectsLoops;

    private static ServerList LoopsBack(Destination destination, bool isOwnExchanger) =>
        NoServers("5.4.6", $"mail for {destination.Host} loops back to myself", isOwnExchanger);

    private static ServerList NoServers(string status, string reason, bool isOwnExchanger = false) =>
        new([], Trouble.Site(status, reason), isOwnExchanger);
}
