namespace Postfix.Dns;

/// <summary>TXT: the strings of the record joined; bytes that are not printable ASCII became blanks.</summary>
public sealed record TextRecord(string Name, uint TimeToLive, string Text)
    : DnsRecord(Name, DnsRecordType.TXT, TimeToLive);
