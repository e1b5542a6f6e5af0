using System.Net;

namespace Postfix.Dns;

/// <summary>A or AAAA: an address of a host.</summary>
public sealed record AddressRecord(string Name, DnsRecordType Type, uint TimeToLive, IPAddress Address)
    : DnsRecord(Name, Type, TimeToLive);
