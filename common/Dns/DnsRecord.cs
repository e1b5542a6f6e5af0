namespace Postfix.Dns;

/// <summary>One resource record.</summary>
/// <param name="Name">Owner name, without the final dot; the root is empty.</param>
/// <param name="Type">Record type.</param>
/// <param name="TimeToLive">Seconds for which the record may be remembered.</param>
public abstract record DnsRecord(string Name, DnsRecordType Type, uint TimeToLive)
{
    /// <summary>The resolver vouches for the record with DNSSEC, along the whole chain of aliases.</summary>
    public bool IsSecure { get; init; }
}
