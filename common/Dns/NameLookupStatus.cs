namespace Postfix.Dns;

/// <summary>How a lookup in the system's name service ended (getaddrinfo(3)).</summary>
public enum NameLookupStatus
{
    /// <summary>There is a result.</summary>
    Found,

    /// <summary>The name or address is unknown.</summary>
    NotFound,

    /// <summary>A server did not answer; the name may exist.</summary>
    TryAgain,

    /// <summary>The local system could not look: out of memory, descriptors or the like. It may recover.</summary>
    SystemTrouble,

    /// <summary>Any other error.</summary>
    Failure,
}
