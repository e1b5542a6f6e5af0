namespace Postfix.Dns;

/// <summary>
/// MX: a host that takes mail for a domain; smaller preferences are tried first, the empty host means "no mail" (RFC 7505).
/// </summary>
public sealed record MailExchangerRecord(string Name, uint TimeToLive, ushort Preference, string Host)
    : DnsRecord(Name, DnsRecordType.MX, TimeToLive);
