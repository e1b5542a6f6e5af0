namespace Postfix.Dns;

/// <summary>Response codes of DNS messages (RFC 1035, section 4.1.1).</summary>
public enum DnsResponseCode
{
    /// <summary>Success; there may still be no record of the requested type.</summary>
    NoError = 0,

    /// <summary>The server did not understand the question.</summary>
    FormatError = 1,

    /// <summary>The server cannot answer now.</summary>
    ServerFailure = 2,

    /// <summary>The name does not exist (NXDOMAIN).</summary>
    NoSuchName = 3,

    /// <summary>The server does not support this kind of question.</summary>
    NotImplemented = 4,

    /// <summary>The server does not want to answer.</summary>
    Refused = 5,
}
