using Postfix.Tls;

namespace Postfix.SmtpClient.Encryption;

/// <summary>What a delivery to one destination demands of TLS.</summary>
internal sealed record TlsPolicy
{
    /// <summary>Nothing is encrypted.</summary>
    public static readonly TlsPolicy Plain = new() { Level = TlsLevel.None };

    public required TlsLevel Level { get; init; }

    /// <summary>Versions of the protocol; null takes those of main.cf for the level.</summary>
    public string? Protocols { get; init; }

    /// <summary>Grade of ciphers; null takes that of main.cf for the level.</summary>
    public string? Ciphers { get; init; }

    /// <summary>Ciphers that are not used; null takes those of main.cf for the level.</summary>
    public string? Exclusions { get; init; }

    /// <summary>Name to ask the server for; null takes that of main.cf.</summary>
    public string? ServerName { get; init; }

    /// <summary>Names or fingerprints of which the server must have one; null takes those of main.cf for the level.</summary>
    public IReadOnlyList<string>? Match { get; init; }

    /// <summary>Files with the only authorities that may vouch for the server; null takes those of main.cf.</summary>
    public IReadOnlyList<string>? AnchorFiles { get; init; }

    /// <summary>What is in those files; null where the authorities of all deliveries count.</summary>
    public TrustAnchors? Anchors { get; init; }

    /// <summary>No delivery in the clear.</summary>
    public bool IsMandatory => Level > TlsLevel.May;

    /// <summary>A trusted authority must vouch for the server's name.</summary>
    public bool NeedsAuthority => Level >= TlsLevel.Verify;

    /// <summary>The server must prove who it is.</summary>
    public bool NeedsProof => Level > TlsLevel.Encrypt;

    /// <summary>This OpenSSL binding does not know how to do it.</summary>
    public bool IsDane => Level is TlsLevel.Dane or TlsLevel.DaneOnly;
}
