using Postfix.Config;
using Postfix.Dns;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Net;
using Postfix.Posix;
using Postfix.SmtpClient.Sessions;
using Postfix.Text;
using Postfix.Tls;

namespace Postfix.SmtpClient.Encryption;

/// <summary>TLS for the deliveries of this process (TLS_README). Safe for use by many threads.</summary>
internal sealed class ClientTls
{
    private readonly Settings _settings;
    private readonly SmtpTlsParameters _parameters;
    private readonly Log _log;
    private readonly Lazy<TlsContext?> _context;
    private readonly TlsLogging _logging;
    private readonly bool _hasOldDigest;

    /// <summary>
    /// Loads certificates when TLS may be used; when that fails the log says why, and TLS is unavailable. Without certificates, the
    /// library waits for the first server that offers TLS: it doubles the cost of a start.
    /// </summary>
    /// <param name="settings">main.cf.</param>
    /// <param name="parameters">Those of smtp(8), or of lmtp(8).</param>
    /// <param name="policies">Who gets how much security.</param>
    /// <param name="isJailed">Whether files are out of reach once the process is ready.</param>
    /// <param name="log">The log.</param>
    public ClientTls(Settings settings, SmtpTlsParameters parameters, PolicyFinder policies, bool isJailed, Log log)
    {
        _settings = settings;
        _parameters = parameters;
        _log = log;
        if (LegacyDefaults.AreAnnounced(settings) && LegacyDefaults.AppliesTo(settings, parameters.SecurityLevel))
            log.Info(LegacyDefaults.Notice(parameters.SecurityLevel, "(empty)"));
        _hasOldDigest = LegacyDefaults.AppliesTo(settings, parameters.FingerprintDigest);
        Policies = policies;
        IsWrapper = settings[parameters.Wrappermode];
        NotesOffers = settings[parameters.NoteStarttlsOffer];
        TlsContextOptions options = ReadContextOptions();
        _context = new Lazy<TlsContext?>(() => policies.MayEncrypt ? Load(options) : null);
        if (!policies.MayEncrypt)
            return;
        TlsReport.NoteIgnored(log, options.Certificates, parameters.ChainFiles, parameters.CertFile, parameters.EccertFile, parameters.DcertFile);
        if (!TlsLogLevels.TryParse(settings[parameters.Loglevel], out _logging))
            log.Warning($"unknown {parameters.Loglevel.Name} value \"{settings[parameters.Loglevel]}\"");
        if (isJailed || options.ReadsFiles)
            _ = _context.Value;
    }

    /// <summary>Who gets how much security.</summary>
    public PolicyFinder Policies { get; }

    /// <summary>TLS starts with the connection (smtp_tls_wrappermode).</summary>
    public bool IsWrapper { get; }

    /// <summary>What to say when it does not fit the level of security.</summary>
    public string WrapperAdvice => $"{_parameters.Wrappermode.Name} requires \"{_parameters.SecurityLevel.Name} = encrypt\" (or stronger)";

    /// <summary>Servers that offer TLS in vain are named in the log.</summary>
    public bool NotesOffers { get; }

    /// <summary>False when TLS is never used, or the configuration is in the way.</summary>
    public bool IsAvailable => _context.Value is not null;

    /// <summary>Does the handshake; the log says how it went. Null when it failed: then nothing more may be said to the server.</summary>
    /// <param name="channel">The connection, with the time limit of the handshake.</param>
    /// <param name="peer">The server.</param>
    /// <param name="policy">What is demanded of it.</param>
    /// <param name="nexthop">The domain or host whose mail it gets.</param>
    public TlsFacts? Start(Channel channel, PeerName peer, TlsPolicy policy, string nexthop)
    {
        TlsLogging logging = _logging | (policy.NeedsProof ? TlsLogging.Untrusted : TlsLogging.None);
        if (logging.HasFlag(TlsLogging.Verbose))
            _log.Info($"setting up TLS connection to {peer.Endpoint}");
        if (ReadSessionOptions(peer, policy, nexthop) is not { } options)
            return null;
        try
        {
            TlsSession session = _context.Value!.Open(channel.Descriptor, options);
            channel.Wrap(session.Over, layer => layer.TryHandshake());
            TlsReport.Established(_log, isServer: false, peer.Endpoint, session.Facts!, logging);
            return session.Facts;
        }
        catch (TimeoutException)
        {
            TlsReport.HandshakeFailed(_log, isServer: false, peer.Endpoint, "Connection timed out", null);
        }
        catch (PosixException error)
        {
            TlsReport.HandshakeFailed(_log, isServer: false, peer.Endpoint, error.Errno.Describe(), null);
        }
        catch (TlsException error)
        {
            TlsReport.HandshakeFailed(_log, isServer: false, peer.Endpoint, error.Message, error);
        }
        return null;
    }

    private TlsContext? Load(TlsContextOptions options)
    {
        try
        {
            return TlsContext.Create(options);
        }
        catch (TlsException error)
        {
            TlsReport.Unavailable(_log, error);
            return null;
        }
    }

    private TlsContextOptions ReadContextOptions() => new()
    {
        IsServer = false,
        Settings = _settings,
        Warn = _log.Warning,
        Certificates = new OwnCertificates(Tokens.SplitList(_settings[_parameters.ChainFiles]),
        [
            new("RSA", _settings[_parameters.CertFile], _settings[_parameters.KeyFile]),
            new("DSA", _settings[_parameters.DcertFile], _settings[_parameters.DkeyFile]),
            new("ECDSA", _settings[_parameters.EccertFile], _settings[_parameters.EckeyFile]),
        ]),
        AuthorityFile = _settings[_parameters.CaFile],
        AuthorityDirectory = _settings[_parameters.CaPath],
        VerifyDepth = _settings[_parameters.ScertVerifydepth],
        FingerprintDigest = _settings[_parameters.FingerprintDigest],
    };

    private TlsSessionOptions? ReadSessionOptions(PeerName peer, TlsPolicy policy, string nexthop)
    {
        string protocols = policy.Protocols
            ?? _settings[policy.IsMandatory ? _parameters.MandatoryProtocols : _parameters.Protocols];
        if (!ProtocolRange.TryParse(protocols, out ProtocolRange range))
        {
            _log.Warning($"{peer.Endpoint}: Invalid TLS protocol list \"{protocols}\": aborting TLS session");
            return null;
        }
        string grade = policy.Ciphers ?? _settings[policy.IsMandatory ? _parameters.MandatoryCiphers : _parameters.Ciphers];
        try
        {
            return new TlsSessionOptions
            {
                Protocols = range,
                Ciphers = CipherSelection.Compose(_settings, grade, ExclusionsOf(policy)),
                ServerName = ServerNameFor(peer, policy, nexthop),
                Proof = ProofOf(peer, policy, nexthop),
            };
        }
        catch (TlsException error)
        {
            _log.Warning($"{peer.Endpoint}: {error.Message}");
            return null;
        }
    }

    private string ExclusionsOf(TlsPolicy policy)
    {
        string configured = policy.Exclusions ?? (policy.IsMandatory
            ? $"{_settings[_parameters.ExcludeCiphers]} {_settings[_parameters.MandatoryExcludeCiphers]}"
            : _settings[_parameters.ExcludeCiphers]);
        // Without encryption, or without a certificate, there is nothing that could be demanded.
        return policy.NeedsProof ? configured + " aNULL" : policy.IsMandatory ? configured + " eNULL" : configured;
    }

    private PeerProof ProofOf(PeerName peer, TlsPolicy policy, string nexthop)
    {
        if (policy.Level == TlsLevel.Fingerprint)
        {
            IReadOnlyList<string> prints = ReadFingerprints(policy.Match ?? Tokens.SplitList(_settings[_parameters.FingerprintCertMatch]));
            if (prints.Count == 0)
                throw new TlsException("configured at fingerprint security level, but with no fingerprints to match.");
            if (_hasOldDigest)
                _log.Info(LegacyDefaults.Notice(_parameters.FingerprintDigest, "md5", "to compute certificate fingerprints"));
            return new PeerProof([], prints);
        }
        if (!policy.NeedsProof)
            return PeerProof.None;
        IReadOnlyList<string> names = policy.Match ?? Tokens.SplitList(
            _settings[policy.Level == TlsLevel.Verify ? _parameters.VerifyCertMatch : _parameters.SecureCertMatch].Replace(':', ' '));
        return new PeerProof(
            [.. names.Select(name => NameOf(name, peer, nexthop))], [], _settings[TlsParameters.WildcardMatchesMultipleLabels], policy.Anchors);
    }

    private List<string> ReadFingerprints(IReadOnlyList<string> values)
    {
        List<string> prints = [];
        foreach (string value in values)
            if (Fingerprint.Normalize(value) is { } print)
                prints.Add(print);
            else
                _log.Warning($"malformed fingerprint value: {value}");
        return prints;
    }

    // Servers know themselves by names in ASCII.
    private string ServerNameFor(PeerName peer, TlsPolicy policy, string nexthop)
    {
        string name = (policy.ServerName ?? _settings[_parameters.Servername]) switch
        {
            "hostname" => peer.Host,
            "nexthop" => nexthop,
            var other => other,
        };
        return InternationalName.ToAscii(name, _settings.IdnaMapping) ?? name;
    }

    private static string NameOf(string strategy, PeerName peer, string nexthop) => ByteText.LowerAscii(strategy) switch
    {
        "nexthop" => nexthop,
        "dot-nexthop" => "." + nexthop,
        "hostname" => peer.Host,
        _ => strategy,
    };
}
