using Postfix.Config;
using Postfix.Logging;
using Postfix.Smtpd.Session;
using Postfix.Text;
using Postfix.Tls;

namespace Postfix.Smtpd.Encryption;

/// <summary>TLS for the sessions of this process (TLS_README). Shared by all sessions.</summary>
internal sealed class ServerTls
{
    private const string NoCertificateFile = "none";

    private readonly Log _log;
    private readonly TlsContext? _context;
    private readonly TlsSessionOptions? _sessions;
    private readonly TlsLogging _logging;
    private readonly TimeSpan _timeout;

    /// <summary>Loads certificates; when that fails the log says why, and TLS is unavailable.</summary>
    /// <exception cref="ConfigurationException">The level of TLS is unknown.</exception>
    public ServerTls(Settings settings, Log log, bool isStandAlone)
    {
        _log = log;
        _timeout = settings[SmtpdTlsParameters.StarttlsTimeout];
        TlsPolicy policy = TlsPolicy.Read(settings, log.Warning);
        // Who submits on standard input could not read the key.
        Policy = isStandAlone ? Off : policy;
        if (!Policy.IsOffered)
            return;
        if (!TlsLogLevels.TryParse(settings[SmtpdTlsParameters.Loglevel], out _logging))
            log.Warning($"unknown {SmtpdTlsParameters.Loglevel.Name} value \"{settings[SmtpdTlsParameters.Loglevel]}\"");
        WarnOfAbsentFeatures(settings);
        OwnCertificates certificates = ReadCertificates(settings);
        if (!IsUsable(certificates, settings))
            return;
        try
        {
            _sessions = ReadSessionOptions(settings);
            _context = TlsContext.Create(ReadContextOptions(settings, certificates));
        }
        catch (TlsException error)
        {
            TlsReport.Unavailable(log, error);
        }
    }

    private static TlsPolicy Off => new()
    {
        IsOffered = false,
        IsRequired = false,
        IsWrapper = false,
        AsksForCertificate = false,
        RequiresCertificate = false,
    };

    /// <summary>What is offered and demanded.</summary>
    public TlsPolicy Policy { get; }

    /// <summary>False when the configuration is in the way.</summary>
    public bool IsAvailable => _context is not null;

    /// <summary>Does the handshake; the log says how it went.</summary>
    /// <exception cref="ClientGoneException">It failed, and nothing more can be said to the client.</exception>
    public TlsFacts Start(Dialogue dialogue, ClientIdentity client)
    {
        string peer = client.NameAddress;
        if (_logging.HasFlag(TlsLogging.Verbose))
            _log.Info($"setting up TLS connection from {peer}");
        try
        {
            TlsSession session = dialogue.StartTls(socket => _context!.Open(socket, _sessions!), _timeout);
            TlsReport.Established(_log, isServer: true, peer, session.Facts!, _logging);
            return session.Facts!;
        }
        catch (TimeoutException)
        {
            TlsReport.HandshakeFailed(_log, isServer: true, peer, "Connection timed out", null);
        }
        catch (TlsException error)
        {
            TlsReport.HandshakeFailed(_log, isServer: true, peer, error.Message, error);
        }
        throw new ClientGoneException(ClientGoneException.LostConnection);
    }

    private void WarnOfAbsentFeatures(Settings settings)
    {
        WarnIfSet(TlsParameters.ServerSniMaps, "clients get the same certificate whatever name they ask for");
        WarnIfSet(SmtpdTlsParameters.LoglevelMaps, "all TLS sessions are logged alike");

        void WarnIfSet(Parameter<string> parameter, string consequence)
        {
            if (settings[parameter].Length > 0)
                _log.Warning($"parameter {parameter.Name} is not supported by this version: {consequence}");
        }
    }

    private static OwnCertificates ReadCertificates(Settings settings)
    {
        string rsa = settings[SmtpdTlsParameters.CertFile];
        return new OwnCertificates(Tokens.SplitList(settings[SmtpdTlsParameters.ChainFiles]),
        [
            new("RSA", ByteText.EqualsIgnoreCase(rsa, NoCertificateFile) ? "" : rsa, settings[SmtpdTlsParameters.KeyFile]),
            new("DSA", settings[SmtpdTlsParameters.DcertFile], settings[SmtpdTlsParameters.DkeyFile]),
            new("ECDSA", settings[SmtpdTlsParameters.EccertFile], settings[SmtpdTlsParameters.EckeyFile]),
        ]);
    }

    private bool IsUsable(OwnCertificates certificates, Settings settings)
    {
        TlsReport.NoteIgnored(_log, certificates,
            SmtpdTlsParameters.ChainFiles, SmtpdTlsParameters.CertFile, SmtpdTlsParameters.EccertFile, SmtpdTlsParameters.DcertFile);
        bool mayDoWithout = ByteText.EqualsIgnoreCase(settings[SmtpdTlsParameters.CertFile], NoCertificateFile);
        if (certificates.HasChains || certificates.HasPairs || (mayDoWithout && !Policy.AsksForCertificate))
            return true;
        if (Policy.AsksForCertificate)
            _log.Warning("Need a server cert to request client certs");
        _log.Warning("No server certs available. TLS won't be enabled");
        return false;
    }

    private TlsContextOptions ReadContextOptions(Settings settings, OwnCertificates certificates) => new()
    {
        IsServer = true,
        Settings = settings,
        Warn = _log.Warning,
        Certificates = certificates,
        AuthorityFile = settings[SmtpdTlsParameters.CaFile],
        AuthorityDirectory = settings[SmtpdTlsParameters.CaPath],
        VerifyDepth = settings[SmtpdTlsParameters.CcertVerifydepth],
        AsksForCertificate = Policy.AsksForCertificate,
        SessionLifetime = settings[SmtpdTlsParameters.SessionCacheTimeout],
        FingerprintDigest = settings[SmtpdTlsParameters.FingerprintDigest],
    };

    private TlsSessionOptions ReadSessionOptions(Settings settings)
    {
        string protocols = settings[Policy.IsRequired ? SmtpdTlsParameters.MandatoryProtocols : SmtpdTlsParameters.Protocols];
        if (!ProtocolRange.TryParse(protocols, out ProtocolRange range))
            throw new TlsException($"Invalid TLS protocol list \"{protocols}\": disabling TLS support");
        string exclusions = settings[SmtpdTlsParameters.ExcludeCiphers];
        if (Policy.IsRequired)
            exclusions += " " + settings[SmtpdTlsParameters.MandatoryExcludeCiphers];
        if (Policy.AsksForCertificate)
            exclusions += " aNULL"; // no certificates with anonymous ciphers
        string grade = settings[Policy.IsRequired ? SmtpdTlsParameters.MandatoryCiphers : SmtpdTlsParameters.Ciphers];
        return new TlsSessionOptions { Protocols = range, Ciphers = CipherSelection.Compose(settings, grade, exclusions) };
    }
}
