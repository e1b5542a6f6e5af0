namespace Postfix.Dns;

/// <summary>TLSA: what certificate to expect from a server (RFC 6698).</summary>
public sealed record TlsaRecord(string Name, uint TimeToLive, byte Usage, byte Selector, byte MatchingType, ReadOnlyMemory<byte> Data)
    : DnsRecord(Name, DnsRecordType.TLSA, TimeToLive);
