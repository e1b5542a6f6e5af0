namespace Postfix.Dns;

/// <summary>Resource record types that mail needs (RFC 1035 and successors); the values are those on the wire.</summary>
public enum DnsRecordType : ushort
{
    /// <summary>IPv4 address.</summary>
    A = 1,

    /// <summary>Name server.</summary>
    NS = 2,

    /// <summary>Alias.</summary>
    CNAME = 5,

    /// <summary>Start of a zone; bounds the life of negative answers.</summary>
    SOA = 6,

    /// <summary>Name of an address.</summary>
    PTR = 12,

    /// <summary>Mail exchanger.</summary>
    MX = 15,

    /// <summary>Text.</summary>
    TXT = 16,

    /// <summary>IPv6 address.</summary>
    AAAA = 28,

    /// <summary>Service location (RFC 2782).</summary>
    SRV = 33,

    /// <summary>EDNS pseudo record (RFC 6891); only in messages.</summary>
    OPT = 41,

    /// <summary>TLS certificate association (RFC 6698).</summary>
    TLSA = 52,
}
