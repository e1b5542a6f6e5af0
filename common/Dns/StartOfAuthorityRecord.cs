namespace Postfix.Dns;

/// <summary>SOA: of interest is how long a negative answer may be remembered (RFC 2308).</summary>
public sealed record StartOfAuthorityRecord(string Name, uint TimeToLive, uint NegativeTimeToLive)
    : DnsRecord(Name, DnsRecordType.SOA, TimeToLive);
