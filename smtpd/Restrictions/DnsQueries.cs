using Postfix.Dns;
using Postfix.Net;

namespace Postfix.Smtpd.Restrictions;

/// <summary>The questions that restrictions ask the DNS.</summary>
internal sealed class DnsQueries(Resolver resolver, INameService names)
{
    private static readonly DnsRecordType[] AddressTypes = [DnsRecordType.A, DnsRecordType.AAAA];

    /// <summary>The system's view of host addresses, hosts file included.</summary>
    public INameService Names { get; } = names;

    /// <summary>How names become ASCII.</summary>
    public IdnaMapping Mapping { get; init; }

    /// <summary>The name under which the DNS has a domain; the domain itself when it cannot have it.</summary>
    public string ToAscii(string domain) => InternationalName.ToAscii(domain, Mapping) ?? domain;

    public DnsResult Lookup(string name, DnsRecordType type) => resolver.Lookup(name, type);

    public DnsResult LookupAddresses(string host) => resolver.Lookup(host, AddressTypes);

    /// <summary>Whether a host name exists: addresses first, MX if there are none.</summary>
    public DnsStatus FindHost(string name) =>
        FirstFound(name, [DnsRecordType.A, DnsRecordType.AAAA, DnsRecordType.MX]);

    /// <summary>Whether a mail domain exists: MX first, addresses if there is none. A null MX and a malformed answer end the search.</summary>
    public DnsStatus FindMailDomain(string name)
    {
        DnsStatus exchanger = resolver.Lookup(name, DnsRecordType.MX).Status;
        if (exchanger is DnsStatus.Found or DnsStatus.NullMx or DnsStatus.Invalid or DnsStatus.Filtered)
            return exchanger;
        return (DnsStatus)Math.Max((int)exchanger, (int)FirstFound(name, AddressTypes));
    }

    private DnsStatus FirstFound(string name, ReadOnlySpan<DnsRecordType> types)
    {
        DnsStatus gravest = DnsStatus.NoSuchDomain;
        foreach (DnsRecordType type in types)
        {
            DnsStatus status = resolver.Lookup(name, type).Status;
            gravest = (DnsStatus)Math.Max((int)gravest, (int)status);
            if (gravest == DnsStatus.Found)
                break;
        }
        return gravest;
    }
}
