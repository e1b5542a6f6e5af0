namespace Postfix.Config;

/// <summary>Parameters of TLS in the client. Each exists as smtp_… and lmtp_….</summary>
/// <remarks>The program takes the set that fits the name it runs by: <see cref="Smtp"/> or <see cref="Lmtp"/>.</remarks>
public sealed class SmtpTlsParameters(ClientParameterGroup group)
{
    /// <summary>The smtp_… set.</summary>
    public static readonly SmtpTlsParameters Smtp = new(ClientParameterGroup.Smtp("_tls"));

    /// <summary>The lmtp_… set.</summary>
    public static readonly SmtpTlsParameters Lmtp = new(ClientParameterGroup.Lmtp("_tls"));

    /// <summary>All of this set, for postconf(1).</summary>
    public ParameterGroup Group { get; } = group;

    /// <summary>Former way to require TLS; see smtp_tls_security_level.</summary>
    public Parameter<bool> EnforceTls { get; } = group.Bool("enforce_tls", "no");

    /// <summary>Whether the log says which TLS policy a delivery met.</summary>
    public Parameter<bool> LogTlsFeatureStatus { get; } = group.Bool("log_tls_feature_status", "yes");

    /// <summary>What happens to REQUIRETLS mail, by destination.</summary>
    public Parameter<string> RequiretlsPolicy { get; } =
        group.Text("requiretls_policy", group.Pick(smtp: "inline:{{${domain_to_ascii{$mydomain}}=opportunistic}, {.${domain_to_ascii{$mydomain}}=opportunistic}, "
                + "{localhost=opportunistic}}, cidr:{{0.0.0.0/0 opportunistic}, {::/0 opportunistic}}, enforce", lmtp: "opportunistic"));

    /// <summary>Limit on each read and write during the TLS handshake.</summary>
    public Parameter<TimeSpan> StarttlsTimeout { get; } = group.Time("starttls_timeout", "300s", min: 1);

    /// <summary>File with certificates of trusted authorities.</summary>
    public Parameter<string> CaFile { get; } = group.Text("tls_CAfile", "");

    /// <summary>Directory with certificates of trusted authorities.</summary>
    public Parameter<string> CaPath { get; } = group.Text("tls_CApath", "");

    /// <summary>Whether a server is refused that answers before it was asked, after STARTTLS.</summary>
    public Parameter<bool> BlockEarlyMailReply { get; } = group.Bool("tls_block_early_mail_reply", "no");

    /// <summary>File with the client's RSA certificate.</summary>
    public Parameter<string> CertFile { get; } = group.Text("tls_cert_file", "");

    /// <summary>Files with the client's keys and certificate chains.</summary>
    public Parameter<string> ChainFiles { get; } = group.Text("tls_chain_files", "");

    /// <summary>Least cipher grade for opportunistic TLS.</summary>
    public Parameter<string> Ciphers { get; } = group.Text("tls_ciphers", "medium", minLength: 1);

    /// <summary>Whether TLS connections are kept, through tlsproxy(8).</summary>
    public Parameter<bool> ConnectionReuse { get; } = group.Bool("tls_connection_reuse", "no");

    /// <summary>File with the client's DSA certificate.</summary>
    public Parameter<string> DcertFile { get; } = group.Text("tls_dcert_file", "");

    /// <summary>File with the key of the DSA certificate.</summary>
    public Parameter<string> DkeyFile { get; } = group.Text("tls_dkey_file", $"${group.Prefix}tls_dcert_file");

    /// <summary>File with the client's ECDSA certificate.</summary>
    public Parameter<string> EccertFile { get; } = group.Text("tls_eccert_file", "");

    /// <summary>File with the key of the ECDSA certificate.</summary>
    public Parameter<string> EckeyFile { get; } = group.Text("tls_eckey_file", $"${group.Prefix}tls_eccert_file");

    /// <summary>Whether raw public keys (RFC 7250) are accepted.</summary>
    public Parameter<bool> EnableRpk { get; } = group.Bool("tls_enable_rpk", "no");

    /// <summary>Former way to require a matching server name; see smtp_tls_security_level.</summary>
    public Parameter<bool> EnforcePeername { get; } = group.Bool("tls_enforce_peername", "yes");

    /// <summary>Whether MTA-STS policies also restrict MX host names.</summary>
    public Parameter<bool> EnforceStsMxPatterns { get; } = group.Bool("tls_enforce_sts_mx_patterns", "yes");

    /// <summary>Ciphers that are never used.</summary>
    public Parameter<string> ExcludeCiphers { get; } = group.Text("tls_exclude_ciphers", "");

    /// <summary>Fingerprints of acceptable server certificates, at level "fingerprint".</summary>
    public Parameter<string> FingerprintCertMatch { get; } = group.Text("tls_fingerprint_cert_match", "");

    /// <summary>Digest of fingerprints.</summary>
    public Parameter<string> FingerprintDigest { get; } =
        group.Text("tls_fingerprint_digest", "${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}", minLength: 1);

    /// <summary>Whether TLSA records are looked up for hosts whose address is not in a signed zone.</summary>
    public Parameter<bool> ForceInsecureHostTlsaLookup { get; } = group.Bool("tls_force_insecure_host_tlsa_lookup", "no");

    /// <summary>File with the key of the RSA certificate.</summary>
    public Parameter<string> KeyFile { get; } = group.Text("tls_key_file", $"${group.Prefix}tls_cert_file");

    /// <summary>How much is logged about TLS, 0 to 4.</summary>
    public Parameter<string> Loglevel { get; } = group.Text("tls_loglevel", "0");

    /// <summary>Tables that give the log level by destination.</summary>
    public Parameter<string> LoglevelMaps { get; } =
        group.Text("tls_loglevel_maps", group.Pick(smtp: "", lmtp: "$smtp_tls_loglevel_maps"));

    /// <summary>Least cipher grade for mandatory TLS.</summary>
    public Parameter<string> MandatoryCiphers { get; } = group.Text("tls_mandatory_ciphers", "medium", minLength: 1);

    /// <summary>Ciphers that are not used with mandatory TLS.</summary>
    public Parameter<string> MandatoryExcludeCiphers { get; } = group.Text("tls_mandatory_exclude_ciphers", "");

    /// <summary>TLS versions for mandatory TLS.</summary>
    public Parameter<string> MandatoryProtocols { get; } = group.Text("tls_mandatory_protocols", ">=TLSv1");

    /// <summary>Whether the log names servers that offer STARTTLS when it is not used.</summary>
    public Parameter<bool> NoteStarttlsOffer { get; } = group.Bool("tls_note_starttls_offer", "no");

    /// <summary>Former table of TLS usage by destination; see smtp_tls_policy_maps.</summary>
    public Parameter<string> PerSite { get; } = group.Text("tls_per_site", "");

    /// <summary>Tables that give level and details of TLS by destination.</summary>
    public Parameter<string> PolicyMaps { get; } = group.Text("tls_policy_maps", "");

    /// <summary>TLS versions for opportunistic TLS.</summary>
    public Parameter<string> Protocols { get; } = group.Text("tls_protocols", ">=TLSv1");

    /// <summary>Longest chain of server certificates.</summary>
    public Parameter<int> ScertVerifydepth { get; } = group.Number("tls_scert_verifydepth", "9");

    /// <summary>What the server's name must match at level "secure".</summary>
    public Parameter<string> SecureCertMatch { get; } =
        group.Text("tls_secure_cert_match", group.Pick(smtp: "nexthop, dot-nexthop", lmtp: "nexthop"), minLength: 1);

    /// <summary>Level of TLS: none, may, encrypt, dane, dane-only, fingerprint, verify, secure.</summary>
    public Parameter<string> SecurityLevel { get; } =
        group.Text("tls_security_level", group.Pick(smtp: "${{$compatibility_level} <level {3.11} ? {} : {may}}", lmtp: ""));

    /// <summary>Name that is sent to the server (SNI).</summary>
    public Parameter<string> Servername { get; } = group.Text("tls_servername", "");

    /// <summary>Table that tlsmgr(8) keeps sessions in.</summary>
    public Parameter<string> SessionCacheDatabase { get; } = group.Text("tls_session_cache_database", "");

    /// <summary>Age at which a cached session expires; 0 disables.</summary>
    public Parameter<TimeSpan> SessionCacheTimeout { get; } = group.Time("tls_session_cache_timeout", "3600s", max: 8640000);

    /// <summary>Most bytes of protocol trace that are logged per session; 0 is no limit.</summary>
    public Parameter<int> TraceSizeLimit { get; } = group.Number("tls_trace_size_limit", "102400");

    /// <summary>Files with certificates or keys that are trusted instead of all authorities.</summary>
    public Parameter<string> TrustAnchorFile { get; } = group.Text("tls_trust_anchor_file", "");

    /// <summary>What the server's name must match at level "verify".</summary>
    public Parameter<string> VerifyCertMatch { get; } = group.Text("tls_verify_cert_match", "hostname", minLength: 1);

    /// <summary>Whether TLS starts at once, without STARTTLS.</summary>
    public Parameter<bool> Wrappermode { get; } = group.Bool("tls_wrappermode", "no");

    /// <summary>Whether the outcome of TLS is reported for RFC 8460.</summary>
    public Parameter<bool> TlsrptEnable { get; } = group.Bool("tlsrpt_enable", "no");

    /// <summary>Whether sessions that were resumed are left out of reports.</summary>
    public Parameter<bool> TlsrptSkipReusedHandshakes { get; } = group.Bool("tlsrpt_skip_reused_handshakes", "no");

    /// <summary>Socket of the program that collects reports.</summary>
    public Parameter<string> TlsrptSocketName { get; } = group.Text("tlsrpt_socket_name", "");

    /// <summary>Former way to use TLS where offered; see smtp_tls_security_level.</summary>
    public Parameter<bool> UseTls { get; } = group.Bool("use_tls", "no");
}
