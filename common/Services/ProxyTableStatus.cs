namespace Postfix.Services;

/// <summary>Answer of proxymap(8), with the numbers of the protocol.</summary>
public enum ProxyTableStatus
{
    /// <summary>Done, or found.</summary>
    Ok = 0,

    /// <summary>The key does not exist, or exists already.</summary>
    NoKey = 1,

    /// <summary>Try again later.</summary>
    Retry = 2,

    /// <summary>The request makes no sense.</summary>
    BadRequest = 3,

    /// <summary>The table is not approved, or the service does not update tables.</summary>
    Denied = 4,

    /// <summary>The table is not usable as it is configured.</summary>
    Configuration = 5,
}
