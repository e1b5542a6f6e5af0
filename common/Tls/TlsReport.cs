using Postfix.Config;
using Postfix.Logging;

namespace Postfix.Tls;

/// <summary>The log lines of TLS (contract: files.md, section 6). Log analyzers parse them.</summary>
public static class TlsReport
{
    /// <summary>TLS cannot be used: why, and what the library says.</summary>
    public static void Unavailable(Log log, TlsException error)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(error);
        log.Warning(error.Message);
        LogDetails(log, error);
    }

    /// <summary>Certificates in files of their own do not count besides files of chains.</summary>
    public static void NoteIgnored(Log log, OwnCertificates certificates, Parameter<string> chains, params ReadOnlySpan<Parameter<string>> others)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(certificates);
        ArgumentNullException.ThrowIfNull(chains);
        if (certificates.HasChains && certificates.HasPairs)
            log.Warning($"Both {chains.Name} and one or more of the legacy  {others[0].Name}, {others[1].Name} or {others[2].Name} are non-empty; "
                + "the legacy  parameters will be ignored");
    }

    /// <summary>The handshake failed.</summary>
    /// <param name="log">The log.</param>
    /// <param name="isServer">Whether the peer came to us.</param>
    /// <param name="peer">The peer.</param>
    /// <param name="reason">What went wrong.</param>
    /// <param name="error">The library's view; null when time was up.</param>
    public static void HandshakeFailed(Log log, bool isServer, string peer, string reason, TlsException? error)
    {
        ArgumentNullException.ThrowIfNull(log);
        log.Info($"{(isServer ? "SSL_accept error from" : "SSL_connect error to")} {peer}: {reason}");
        if (error is not null)
            LogDetails(log, error);
    }

    /// <summary>The session stands.</summary>
    public static void Established(Log log, bool isServer, string peer, TlsFacts facts, TlsLogging logging)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Peer is { } certificate && (logging & (TlsLogging.Verbose | TlsLogging.PeerCertificate)) != 0)
            log.Info($"{peer}: subject_CN={certificate.CommonName}, issuer={certificate.Issuer}, "
                + $"cert fingerprint={certificate.CertificateFingerprint}, pkey fingerprint={certificate.KeyFingerprint}");
        if (facts.Fault is { } fault && facts.Trust != PeerTrust.Verified && logging.HasFlag(TlsLogging.Untrusted))
            log.Info(facts.IsResumed
                ? $"{peer}: re-using session with untrusted certificate, look for details earlier in the log"
                : fault.Describe(peer));
        if (!logging.HasFlag(TlsLogging.Summary))
            return;
        log.Info($"{facts.Trust} TLS connection established {(isServer ? "from" : "to")} {peer}: {facts.Describe()}");
    }

    private static void LogDetails(Log log, TlsException error)
    {
        foreach (string line in error.Details)
            log.Warning(line);
    }
}
