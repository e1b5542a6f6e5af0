namespace Postfix.Tls;

/// <summary>How much a peer's certificate is worth.</summary>
public enum PeerTrust
{
    /// <summary>There is none.</summary>
    Anonymous,

    /// <summary>Nobody vouches for it.</summary>
    Untrusted,

    /// <summary>A trusted authority vouches for it.</summary>
    Trusted,

    /// <summary>It is that of the peer that we wanted.</summary>
    Verified,
}
