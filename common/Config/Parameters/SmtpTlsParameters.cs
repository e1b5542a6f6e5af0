#pragma warning disable CS1591 // The summaries follow.
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

    public Parameter<bool> EnforceTls { get; } = group.Bool("enforce_tls", "no");

    public Parameter<bool> LogTlsFeatureStatus { get; } = group.Bool("log_tls_feature_status", "yes");

    public Parameter<string> RequiretlsPolicy { get; } =
        group.Text("requiretls_policy", group.Pick(smtp: "inline:{{${domain_to_ascii{$mydomain}}=opportunistic}, {.${domain_to_ascii{$mydomain}}=opportunistic}, "
                + "{localhost=opportunistic}}, cidr:{{0.0.0.0/0 opportunistic}, {::/0 opportunistic}}, enforce", lmtp: "opportunistic"));

    public Parameter<TimeSpan> StarttlsTimeout { get; } = group.Time("starttls_timeout", "300s", min: 1);

    public Parameter<string> CaFile { get; } = group.Text("tls_CAfile", "");

    public Parameter<string> CaPath { get; } = group.Text("tls_CApath", "");

    public Parameter<bool> BlockEarlyMailReply { get; } = group.Bool("tls_block_early_mail_reply", "no");

    public Parameter<string> CertFile { get; } = group.Text("tls_cert_file", "");

    public Parameter<string> ChainFiles { get; } = group.Text("tls_chain_files", "");

    public Parameter<string> Ciphers { get; } = group.Text("tls_ciphers", "medium", minLength: 1);

    public Parameter<bool> ConnectionReuse { get; } = group.Bool("tls_connection_reuse", "no");

    public Parameter<string> DcertFile { get; } = group.Text("tls_dcert_file", "");

    public Parameter<string> DkeyFile { get; } = group.Text("tls_dkey_file", $"${group.Prefix}tls_dcert_file");

    public Parameter<string> EccertFile { get; } = group.Text("tls_eccert_file", "");

    public Parameter<string> EckeyFile { get; } = group.Text("tls_eckey_file", $"${group.Prefix}tls_eccert_file");

    public Parameter<bool> EnableRpk { get; } = group.Bool("tls_enable_rpk", "no");

    public Parameter<bool> EnforcePeername { get; } = group.Bool("tls_enforce_peername", "yes");

    public Parameter<bool> EnforceStsMxPatterns { get; } = group.Bool("tls_enforce_sts_mx_patterns", "yes");

    public Parameter<string> ExcludeCiphers { get; } = group.Text("tls_exclude_ciphers", "");

    public Parameter<string> FingerprintCertMatch { get; } = group.Text("tls_fingerprint_cert_match", "");

    public Parameter<string> FingerprintDigest { get; } =
        group.Text("tls_fingerprint_digest", "${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}", minLength: 1);

    public Parameter<bool> ForceInsecureHostTlsaLookup { get; } = group.Bool("tls_force_insecure_host_tlsa_lookup", "no");

    public Parameter<string> KeyFile { get; } = group.Text("tls_key_file", $"${group.Prefix}tls_cert_file");

    public Parameter<string> Loglevel { get; } = group.Text("tls_loglevel", "0");

    public Parameter<string> LoglevelMaps { get; } =
        group.Text("tls_loglevel_maps", group.Pick(smtp: "", lmtp: "$smtp_tls_loglevel_maps"));

    public Parameter<string> MandatoryCiphers { get; } = group.Text("tls_mandatory_ciphers", "medium", minLength: 1);

    public Parameter<string> MandatoryExcludeCiphers { get; } = group.Text("tls_mandatory_exclude_ciphers", "");

    public Parameter<string> MandatoryProtocols { get; } = group.Text("tls_mandatory_protocols", ">=TLSv1");

    public Parameter<bool> NoteStarttlsOffer { get; } = group.Bool("tls_note_starttls_offer", "no");

    public Parameter<string> PerSite { get; } = group.Text("tls_per_site", "");

    public Parameter<string> PolicyMaps { get; } = group.Text("tls_policy_maps", "");

    public Parameter<string> Protocols { get; } = group.Text("tls_protocols", ">=TLSv1");

    public Parameter<int> ScertVerifydepth { get; } = group.Number("tls_scert_verifydepth", "9");

    public Parameter<string> SecureCertMatch { get; } =
        group.Text("tls_secure_cert_match", group.Pick(smtp: "nexthop, dot-nexthop", lmtp: "nexthop"), minLength: 1);

    public Parameter<string> SecurityLevel { get; } =
        group.Text("tls_security_level", group.Pick(smtp: "${{$compatibility_level} <level {3.11} ? {} : {may}}", lmtp: ""));

    public Parameter<string> Servername { get; } = group.Text("tls_servername", "");

    public Parameter<string> SessionCacheDatabase { get; } = group.Text("tls_session_cache_database", "");

    public Parameter<TimeSpan> SessionCacheTimeout { get; } = group.Time("tls_session_cache_timeout", "3600s", max: 8640000);

    public Parameter<int> TraceSizeLimit { get; } = group.Number("tls_trace_size_limit", "102400");

    public Parameter<string> TrustAnchorFile { get; } = group.Text("tls_trust_anchor_file", "");

    public Parameter<string> VerifyCertMatch { get; } = group.Text("tls_verify_cert_match", "hostname", minLength: 1);

    public Parameter<bool> Wrappermode { get; } = group.Bool("tls_wrappermode", "no");

    public Parameter<bool> TlsrptEnable { get; } = group.Bool("tlsrpt_enable", "no");

    public Parameter<bool> TlsrptSkipReusedHandshakes { get; } = group.Bool("tlsrpt_skip_reused_handshakes", "no");

    public Parameter<string> TlsrptSocketName { get; } = group.Text("tlsrpt_socket_name", "");

    public Parameter<bool> UseTls { get; } = group.Bool("use_tls", "no");
}
