namespace Postfix.Config;

/// <summary>Parameters of TLS in smtpd(8).</summary>
public static class SmtpdTlsParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtpd_tls");

    /// <summary>Former way to require TLS; see smtpd_tls_security_level.</summary>
    public static readonly Parameter<bool> EnforceTls = Group.Bool("smtpd_enforce_tls", "no");

    /// <summary>Limit on each read and write during the TLS handshake.</summary>
    public static readonly Parameter<TimeSpan> StarttlsTimeout =
        Group.Time("smtpd_starttls_timeout", "${stress?{10}:{300}}s", min: 1);

    /// <summary>File with certificates of authorities that may sign client certificates.</summary>
    public static readonly Parameter<string> CaFile = Group.Text("smtpd_tls_CAfile", "");

    /// <summary>Directory with such certificates.</summary>
    public static readonly Parameter<string> CaPath = Group.Text("smtpd_tls_CApath", "");

    /// <summary>Whether a session id is sent even without a cache, which some clients need.</summary>
    public static readonly Parameter<bool> AlwaysIssueSessionIds = Group.Bool("smtpd_tls_always_issue_session_ids", "yes");

    /// <summary>Whether a client certificate is asked for.</summary>
    public static readonly Parameter<bool> AskCcert = Group.Bool("smtpd_tls_ask_ccert", "no");

    /// <summary>Whether AUTH is available in TLS sessions only.</summary>
    public static readonly Parameter<bool> AuthOnly = Group.Bool("smtpd_tls_auth_only", "no");

    /// <summary>Longest chain of client certificates.</summary>
    public static readonly Parameter<int> CcertVerifydepth = Group.Number("smtpd_tls_ccert_verifydepth", "9");

    /// <summary>File with the server's RSA certificate.</summary>
    public static readonly Parameter<string> CertFile = Group.Text("smtpd_tls_cert_file", "");

    /// <summary>Files with the server's keys and certificate chains.</summary>
    public static readonly Parameter<string> ChainFiles = Group.Text("smtpd_tls_chain_files", "");

    /// <summary>Least cipher grade for opportunistic TLS.</summary>
    public static readonly Parameter<string> Ciphers = Group.Text("smtpd_tls_ciphers", "medium", minLength: 1);

    /// <summary>File with the server's DSA certificate.</summary>
    public static readonly Parameter<string> DcertFile = Group.Text("smtpd_tls_dcert_file", "");

    /// <summary>File with Diffie-Hellman parameters; "auto" and empty choose built-in ones.</summary>
    public static readonly Parameter<string> Dh1024ParamFile = Group.Text("smtpd_tls_dh1024_param_file", "");

    /// <summary>File with export-grade Diffie-Hellman parameters; without effect.</summary>
    public static readonly Parameter<string> Dh512ParamFile = Group.Text("smtpd_tls_dh512_param_file", "");

    /// <summary>File with the key of the DSA certificate.</summary>
    public static readonly Parameter<string> DkeyFile = Group.Text("smtpd_tls_dkey_file", "$smtpd_tls_dcert_file");

    /// <summary>File with the server's ECDSA certificate.</summary>
    public static readonly Parameter<string> EccertFile = Group.Text("smtpd_tls_eccert_file", "");

    /// <summary>File with the key of the ECDSA certificate.</summary>
    public static readonly Parameter<string> EckeyFile = Group.Text("smtpd_tls_eckey_file", "$smtpd_tls_eccert_file");

    /// <summary>Strength of elliptic curve key exchange: auto, strong, ultra, none.</summary>
    public static readonly Parameter<string> EecdhGrade = Group.Text("smtpd_tls_eecdh_grade", "auto", minLength: 1);

    /// <summary>Whether raw public keys (RFC 7250) are accepted.</summary>
    public static readonly Parameter<bool> EnableRpk = Group.Bool("smtpd_tls_enable_rpk", "no");

    /// <summary>Ciphers that are never used.</summary>
    public static readonly Parameter<string> ExcludeCiphers = Group.Text("smtpd_tls_exclude_ciphers", "");

    /// <summary>Digest of client certificate fingerprints.</summary>
    public static readonly Parameter<string> FingerprintDigest =
        Group.Text("smtpd_tls_fingerprint_digest", "${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}", minLength: 1);

    /// <summary>File with the key of the RSA certificate.</summary>
    public static readonly Parameter<string> KeyFile = Group.Text("smtpd_tls_key_file", "$smtpd_tls_cert_file");

    /// <summary>How much is logged about TLS, 0 to 4.</summary>
    public static readonly Parameter<string> Loglevel = Group.Text("smtpd_tls_loglevel", "0");

    /// <summary>Tables that give the log level by client.</summary>
    public static readonly Parameter<string> LoglevelMaps = Group.Text("smtpd_tls_loglevel_maps", "");

    /// <summary>Least cipher grade for mandatory TLS.</summary>
    public static readonly Parameter<string> MandatoryCiphers = Group.Text("smtpd_tls_mandatory_ciphers", "medium", minLength: 1);

    /// <summary>Ciphers that are not used with mandatory TLS.</summary>
    public static readonly Parameter<string> MandatoryExcludeCiphers = Group.Text("smtpd_tls_mandatory_exclude_ciphers", "");

    /// <summary>TLS versions for mandatory TLS.</summary>
    public static readonly Parameter<string> MandatoryProtocols = Group.Text("smtpd_tls_mandatory_protocols", ">=TLSv1");

    /// <summary>TLS versions for opportunistic TLS.</summary>
    public static readonly Parameter<string> Protocols = Group.Text("smtpd_tls_protocols", ">=TLSv1");

    /// <summary>Whether Received: tells about the TLS session.</summary>
    public static readonly Parameter<bool> ReceivedHeader = Group.Bool("smtpd_tls_received_header", "no");

    /// <summary>Whether a trusted client certificate is required, with mandatory TLS.</summary>
    public static readonly Parameter<bool> ReqCcert = Group.Bool("smtpd_tls_req_ccert", "no");

    /// <summary>Level of TLS: none, may, encrypt.</summary>
    public static readonly Parameter<string> SecurityLevel = Group.Text("smtpd_tls_security_level", "");

    /// <summary>Table that tlsmgr(8) keeps sessions in.</summary>
    public static readonly Parameter<string> SessionCacheDatabase = Group.Text("smtpd_tls_session_cache_database", "");

    /// <summary>Age at which a cached session or ticket expires; 0 disables.</summary>
    public static readonly Parameter<TimeSpan> SessionCacheTimeout =
        Group.Time("smtpd_tls_session_cache_timeout", "3600s", max: 8640000);

    /// <summary>Most bytes of protocol trace that are logged per session; 0 is no limit.</summary>
    public static readonly Parameter<int> TraceSizeLimit = Group.Number("smtpd_tls_trace_size_limit", "102400");

    /// <summary>Whether TLS starts at once, without STARTTLS.</summary>
    public static readonly Parameter<bool> Wrappermode = Group.Bool("smtpd_tls_wrappermode", "no");

    /// <summary>Former way to offer TLS; see smtpd_tls_security_level.</summary>
    public static readonly Parameter<bool> UseTls = Group.Bool("smtpd_use_tls", "no");
}
