namespace Postfix.Dns;

/// <summary>
/// How a lookup ended. Of several lookups for one purpose the greatest value counts: data beats all, and "does not exist" holds
/// only
/// when every question was answered so.
/// </summary>
public enum DnsStatus
{
    /// <summary>The name does not exist, says the name server.</summary>
    NoSuchDomain,

    /// <summary>The name has no record of this type, says the name server.</summary>
    NotFound,

    /// <summary>The domain declares that it takes no mail (RFC 7505).</summary>
    NullMx,

    /// <summary>The name server refuses; asking again will not help.</summary>
    Failure,

    /// <summary>The answer makes no sense.</summary>
    Invalid,

    /// <summary>No answer now.</summary>
    TemporaryFailure,

    /// <summary>A local filter dropped all records.</summary>
    Filtered,

    /// <summary>There are records.</summary>
    Found,
}
