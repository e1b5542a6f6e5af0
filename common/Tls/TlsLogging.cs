namespace Postfix.Tls;

/// <summary>What is logged about TLS sessions (postconf(5), smtpd_tls_loglevel).</summary>
[Flags]
public enum TlsLogging
{
    /// <summary>Nothing but trouble.</summary>
    None = 0,

    /// <summary>One line per session.</summary>
    Summary = 1 << 0,

    /// <summary>Why a certificate is not trusted.</summary>
    Untrusted = 1 << 1,

    /// <summary>Names and fingerprints of the peer's certificate.</summary>
    PeerCertificate = 1 << 2,

    /// <summary>Which name of a certificate matched.</summary>
    CertificateMatch = 1 << 3,

    /// <summary>The beginning of every session, and ciphers.</summary>
    Verbose = 1 << 4,
}
