using Postfix.Config;

namespace Postfix.Tls;

/// <summary>What all sessions of one role in a process have in common.</summary>
public sealed record TlsContextOptions
{
    // What tlsmgr(8) of Postfix raises shorter times to.
    private static readonly TimeSpan s_shortestLife = TimeSpan.FromMinutes(2);

    private readonly TimeSpan _sessionLifetime;

    /// <summary>Sessions are accepted, not opened.</summary>
    public required bool IsServer { get; init; }

    /// <summary>main.cf, for what both roles share.</summary>
    public required Settings Settings { get; init; }

    /// <summary>Told what in the configuration makes no sense and is passed over.</summary>
    public required Action<string> Warn { get; init; }

    /// <summary>Own certificates.</summary>
    public required OwnCertificates Certificates { get; init; }

    /// <summary>File with authorities that are trusted; may be empty.</summary>
    public string AuthorityFile { get; init; } = "";

    /// <summary>Directory with such files, by hash; may be empty.</summary>
    public string AuthorityDirectory { get; init; } = "";

    /// <summary>Whether there are files to be loaded: certificates, keys, authorities, a configuration of OpenSSL's.</summary>
    public bool ReadsFiles => AuthorityFile.Length > 0 || AuthorityDirectory.Length > 0
        || Certificates.HasChains || Certificates.HasPairs || Settings[TlsParameters.ConfigFile].StartsWith('/');

    /// <summary>Longest chain of certificates of a peer.</summary>
    public int VerifyDepth { get; init; } = 9;

    /// <summary>Ask clients for a certificate.</summary>
    public bool AsksForCertificate { get; init; }

    /// <summary>Age at which a session is not resumed any more, two minutes at least; zero or less disables that.</summary>
    public TimeSpan SessionLifetime
    {
        get => _sessionLifetime;
        init => _sessionLifetime = value > TimeSpan.Zero && value < s_shortestLife ? s_shortestLife : value;
    }

    /// <summary>Digest of fingerprints, as OpenSSL names it.</summary>
    public required string FingerprintDigest { get; init; }
}
