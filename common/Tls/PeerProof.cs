namespace Postfix.Tls;

/// <summary>How a peer must prove who it is.</summary>
/// <param name="Names">Names, one of which its certificate must have; a leading dot stands for any subdomain.</param>
/// <param name="Fingerprints">Fingerprints of certificates or public keys, one of which must be its own; as <see cref="Fingerprint"/> writes them.</param>
/// <param name="AllowsManyLabels">A wildcard stands for several labels of a name.</param>
/// <param name="Anchors">Who must vouch for the names; null for the authorities of all sessions.</param>
public sealed record PeerProof(
    IReadOnlyList<string> Names, IReadOnlyList<string> Fingerprints, bool AllowsManyLabels = false, TrustAnchors? Anchors = null)
{
    /// <summary>No proof is needed.</summary>
    public static readonly PeerProof None = new([], []);

    /// <summary>Whether there is something to prove.</summary>
    public bool IsRequired => Names.Count > 0 || Fingerprints.Count > 0;
}
