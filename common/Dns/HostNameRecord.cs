namespace Postfix.Dns;

/// <summary>CNAME, NS or PTR: a record whose value is a name.</summary>
public sealed record HostNameRecord(string Name, DnsRecordType Type, uint TimeToLive, string Target)
    : DnsRecord(Name, Type, TimeToLive);
