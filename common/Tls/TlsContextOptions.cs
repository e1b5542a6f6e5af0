using Postfix.Config;

namespace Postfix.Tls;

/// <summary>What all sessions of one role in a process have in common.</summary>
public sealed record TlsContextOptions
{
    /// <summary>Sessions are accepted, not opened.</summary>
    public required bool IsServer { get; init; }

    /// <summary>main.cf, for what both roles share.</summary>
    public required Settings Settings { get; init; }

    /// <summary>Own certificates.</summary>
    public required OwnCertificates Certificates { get; init; }

    /// <summary>File with authorities that are trusted; may be empty.</summary>
    public string AuthorityFile { get; init; } = "";

    /// <summary>Directory with such files, by hash; may be empty.</summary>
    public string AuthorityDirectory { get; init; } = "";

    /// <summary>Whether there are files to be loaded: certificates, keys or authorities.</summary>
    public bool ReadsFiles => AuthorityFile.Length > 0 || AuthorityDirectory.Length > 0 || Certificates.ChainFiles.Count > 0
        || Certificates.Pairs.Any(pair => pair.CertificateFile.Length > 0);

    /// <summary>Longest chain of certificates of a peer.</summary>
    public int VerifyDepth { get; init; } = 9;

    /// <summary>Ask clients for a certificate.</summary>
    public bool AsksForCertificate { get; init; }

    /// <summary>Age at which a session is not resumed any more; zero disables that.</summary>
    public TimeSpan SessionLifetime { get; init; }

    /// <summary>Digest of fingerprints, as OpenSSL names it.</summary>
    public required string FingerprintDigest { get; init; }
}
