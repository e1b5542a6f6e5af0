using System.Net;
using System.Net.Sockets;
using Postfix.Dns;
using Postfix.Net;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// <c>check_…_mx_access</c>, <c>check_…_ns_access</c>, <c>check_…_a_access</c>: access control by the names and addresses of the
/// mail servers, name servers or hosts that a domain leads to.
/// </summary>
internal sealed class CheckServerAccess(
    AccessTable table, DnsRecordType type, ServerSubject who, DnsQueries dns, int addressLimit, SmtpdLog log) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        if (who.FindName(evaluation.Request) is not { } name)
            return Verdict.Dunno;
        CheckSubject shown = new(who.Kind, who.ShowName(evaluation.Request));
        string domain = name[(name.LastIndexOf('@') + 1)..];
        if (domain.StartsWith('['))
            return JudgeLiteral(evaluation, domain, shown);
        domain = dns.ToAscii(domain);
        return type == DnsRecordType.A
            ? JudgeServers(evaluation, [domain], shown)
            : JudgeServers(evaluation, FindServers(domain, name), shown);
    }

    // An address literal is its own mail server, as is a name without MX record. It has no name server.
    private Verdict JudgeLiteral(Evaluation evaluation, string literal, CheckSubject shown) =>
        type != DnsRecordType.NS && DomainSyntax.AddressInLiteral(literal) is { } address
            ? table.JudgeAddress(evaluation, address, shown).Verdict
            : Verdict.Dunno;

    // Host names of the servers; none when there are none or nobody knows.
    private List<string> FindServers(string domain, string name)
    {
        DnsResult result = dns.Lookup(domain, type);
        if (result.Status == DnsStatus.NullMx)
            return [];
        if (result.IsNotFound && type == DnsRecordType.MX)
            return [domain];
        // A name without name server of its own belongs to its parent domain's.
        string zone = domain;
        for (int dot; result.IsNotFound && type == DnsRecordType.NS && (dot = zone.IndexOf('.')) >= 0 && dot + 1 < zone.Length;)
        {
            zone = zone[(dot + 1)..];
            result = dns.Lookup(zone, type);
        }
        if (result.IsFound)
            return [.. result.Records.Select(HostOf).OfType<string>()];
        bool ranOutOfParents = result.IsNotFound && type == DnsRecordType.NS;
        log.Warn($"Unable to look up {type} host for {(ranOutOfParents ? name : zone)}: {Explain(result)}");
        return [];
    }

    private Verdict JudgeServers(Evaluation evaluation, List<string> servers, CheckSubject shown)
    {
        int addresses = 0;
        foreach (string server in servers)
        {
            AccessDecision decision = JudgeServer(evaluation, server, shown, ref addresses);
            if (decision.WasFound)
                return decision.Verdict;
            if (addresses > addressLimit)
            {
                log.Warn($"check_server_access: {type} server address count limit ({addressLimit}) exceeded for {shown.KindText} {shown.Name} -- ignoring the remainder");
                break;
            }
        }
        return Verdict.Dunno;
    }

    private AccessDecision JudgeServer(Evaluation evaluation, string server, CheckSubject shown, ref int addressCount)
    {
        if (HostName.IsAddress(server))
            return table.JudgeAddress(evaluation, server, shown);
        AccessDecision byName = type == DnsRecordType.A ? AccessDecision.NotFound : table.JudgeDomain(evaluation, server, shown);
        if (byName.WasFound)
            return byName;
        HostAddresses addresses = dns.Names.FindAddresses(server, AddressFamily.Unspecified);
        if (addresses.Status != NameLookupStatus.Found && type != DnsRecordType.A)
            log.Warn($"Unable to look up {type} host {server} for {shown.KindText} {shown.Name}: {addresses.Reason}");
        foreach (IPAddress address in addresses.Addresses)
        {
            if (++addressCount > addressLimit)
                break;
            AccessDecision byAddress = table.JudgeAddress(evaluation, address.ToString(), shown);
            if (byAddress.WasFound)
                return byAddress;
        }
        return AccessDecision.NotFound;
    }

    private static string? HostOf(DnsRecord record) => record switch
    {
        MailExchangerRecord exchanger => exchanger.Host,
        HostNameRecord host => host.Target,
        _ => null,
    };

    private static string Explain(DnsResult result) => result.Status switch
    {
        DnsStatus.NoSuchDomain => "Host not found",
        DnsStatus.NotFound => "Host found but no data record of requested type",
        DnsStatus.TemporaryFailure => "Host not found, try again",
        DnsStatus.Filtered => "DNS reply filter policy",
        DnsStatus.Invalid => "Malformed or unexpected name server reply",
        _ => "Non-recoverable error",
    };
}
