namespace Postfix.Dns;

/// <summary>SRV: where a service runs (RFC 2782).</summary>
public sealed record ServiceRecord(string Name, uint TimeToLive, ushort Priority, ushort Weight, ushort Port, string Host)
    : DnsRecord(Name, DnsRecordType.SRV, TimeToLive);
