namespace Postfix.Tls;

/// <summary>What two peers have negotiated.</summary>
public sealed record TlsFacts
{
    /// <summary>Version, such as TLSv1.3.</summary>
    public required string Protocol { get; init; }

    /// <summary>OpenSSL's name of the cipher.</summary>
    public required string Cipher { get; init; }

    /// <summary>Bits of the key that are secret.</summary>
    public required int UsedBits { get; init; }

    /// <summary>Bits of the key.</summary>
    public required int AlgorithmBits { get; init; }

    /// <summary>The key exchange with its curve or size; null before TLS 1.3, where the cipher says it.</summary>
    public string? KeyExchange { get; init; }

    /// <summary>How the server has signed; null before TLS 1.3 and in a resumed session.</summary>
    public TlsSignature? ServerSignature { get; init; }

    /// <summary>How the client has signed; null without a client certificate.</summary>
    public TlsSignature? ClientSignature { get; init; }

    /// <summary>An earlier session goes on.</summary>
    public bool IsResumed { get; init; }

    /// <summary>The peer's certificate; null when it has shown none.</summary>
    public PeerCertificate? Peer { get; init; }

    /// <summary>How much the certificate is worth.</summary>
    public PeerTrust Trust { get; init; }

    /// <summary>Why it is worth no more, as a log text without the peer's name; null when there is nothing to say.</summary>
    public VerificationFault? Fault { get; init; }

    /// <summary>The peer proved to be who it must be.</summary>
    public bool IsMatched => Trust == PeerTrust.Verified;

    /// <summary>Version, cipher and, where they are known, key exchange and signatures; as in the log.</summary>
    public string Describe()
    {
        string[] parts = [DescribeCipher(), DescribeKeyExchange(), ClientSignature?.Describe("client") ?? ""];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    /// <summary>Version and cipher.</summary>
    public string DescribeCipher() => $"{Protocol} with cipher {Cipher} ({UsedBits}/{AlgorithmBits} bits)";

    /// <summary>Key exchange and signature of the server, as far as they are known; may be empty.</summary>
    public string DescribeKeyExchange() =>
        (KeyExchange is null ? "" : $"key-exchange {KeyExchange}")
        + (ServerSignature is null ? "" : (KeyExchange is null ? "" : " ") + ServerSignature.Describe("server"));
}
