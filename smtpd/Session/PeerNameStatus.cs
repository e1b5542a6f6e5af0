namespace Postfix.Smtpd.Session;

/// <summary>What became of looking up a client's host name.</summary>
internal enum PeerNameStatus
{
    /// <summary>The name is known.</summary>
    Ok,

    /// <summary>The lookup failed for now.</summary>
    TemporaryFailure,

    /// <summary>There is no name.</summary>
    NotFound,

    /// <summary>There is a name, but it does not lead back to the address.</summary>
    Forged,
}
