namespace Postfix.Tls;

/// <summary>What one session demands.</summary>
public sealed record TlsSessionOptions
{
    /// <summary>Versions of the protocol.</summary>
    public required ProtocolRange Protocols { get; init; }

    /// <summary>OpenSSL's cipher list, see <see cref="CipherSelection"/>.</summary>
    public required string Ciphers { get; init; }

    /// <summary>Name of the server that the client wants (RFC 6066, section 3); empty is none.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>How the peer must prove who it is.</summary>
    public PeerProof Proof { get; init; } = PeerProof.None;
}
