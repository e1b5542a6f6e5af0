#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of tlsproxy(8); most follow those of smtpd(8) and smtp(8).</summary>
public static class TlsproxyParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("tlsproxy");

    public static readonly Parameter<string> ClientCaFile = Group.Text("tlsproxy_client_CAfile", "$smtp_tls_CAfile");

    public static readonly Parameter<string> ClientCaPath = Group.Text("tlsproxy_client_CApath", "$smtp_tls_CApath");

    public static readonly Parameter<string> ClientCertFile = Group.Text("tlsproxy_client_cert_file", "$smtp_tls_cert_file");

    public static readonly Parameter<string> ClientChainFiles =
        Group.Text("tlsproxy_client_chain_files", "$smtp_tls_chain_files");

    public static readonly Parameter<string> ClientDcertFile = Group.Text("tlsproxy_client_dcert_file", "$smtp_tls_dcert_file");

    public static readonly Parameter<string> ClientDkeyFile = Group.Text("tlsproxy_client_dkey_file", "$smtp_tls_dkey_file");

    public static readonly Parameter<string> ClientEccertFile =
        Group.Text("tlsproxy_client_eccert_file", "$smtp_tls_eccert_file");

    public static readonly Parameter<string> ClientEckeyFile = Group.Text("tlsproxy_client_eckey_file", "$smtp_tls_eckey_file");

    public static readonly Parameter<bool> ClientEnforceTls = Group.Bool("tlsproxy_client_enforce_tls", "$smtp_enforce_tls");

    public static readonly Parameter<string> ClientFingerprintDigest =
        Group.Text("tlsproxy_client_fingerprint_digest", "$smtp_tls_fingerprint_digest", minLength: 1);

    public static readonly Parameter<string> ClientKeyFile = Group.Text("tlsproxy_client_key_file", "$smtp_tls_key_file");

    public static readonly Parameter<string> ClientLoglevel = Group.Text("tlsproxy_client_loglevel", "$smtp_tls_loglevel");

    public static readonly Parameter<string> ClientPerSite = Group.Text("tlsproxy_client_per_site", "$smtp_tls_per_site");

    public static readonly Parameter<string> ClientPolicyMaps =
        Group.Text("tlsproxy_client_policy_maps", "${tlsproxy_client_policy?{$tlsproxy_client_policy}:{$smtp_tls_policy_maps}}");

    public static readonly Parameter<int> ClientScertVerifydepth =
        Group.Number("tlsproxy_client_scert_verifydepth", "$smtp_tls_scert_verifydepth");

    public static readonly Parameter<string> ClientSecurityLevel =
        Group.Text("tlsproxy_client_security_level", "${tlsproxy_client_level?{$tlsproxy_client_level}:{$smtp_tls_security_level}}");

    public static readonly Parameter<bool> ClientUseTls = Group.Bool("tlsproxy_client_use_tls", "$smtp_use_tls");

    public static readonly Parameter<bool> EnforceTls = Group.Bool("tlsproxy_enforce_tls", "$smtpd_enforce_tls");

    public static readonly Parameter<string> ServiceName = Group.Text("tlsproxy_service_name", "tlsproxy", minLength: 1);

    public static readonly Parameter<string> TlsCaFile = Group.Text("tlsproxy_tls_CAfile", "$smtpd_tls_CAfile");

    public static readonly Parameter<string> TlsCaPath = Group.Text("tlsproxy_tls_CApath", "$smtpd_tls_CApath");

    public static readonly Parameter<bool> TlsAlwaysIssueSessionIds =
        Group.Bool("tlsproxy_tls_always_issue_session_ids", "$smtpd_tls_always_issue_session_ids");

    public static readonly Parameter<bool> TlsAskCcert = Group.Bool("tlsproxy_tls_ask_ccert", "$smtpd_tls_ask_ccert");

    public static readonly Parameter<int> TlsCcertVerifydepth =
        Group.Number("tlsproxy_tls_ccert_verifydepth", "$smtpd_tls_ccert_verifydepth");

    public static readonly Parameter<string> TlsCertFile = Group.Text("tlsproxy_tls_cert_file", "$smtpd_tls_cert_file");

    public static readonly Parameter<string> TlsChainFiles = Group.Text("tlsproxy_tls_chain_files", "$smtpd_tls_chain_files");

    public static readonly Parameter<string> TlsCiphers = Group.Text("tlsproxy_tls_ciphers", "$smtpd_tls_ciphers", minLength: 1);

    public static readonly Parameter<string> TlsDcertFile = Group.Text("tlsproxy_tls_dcert_file", "$smtpd_tls_dcert_file");

    public static readonly Parameter<string> TlsDh1024ParamFile =
        Group.Text("tlsproxy_tls_dh1024_param_file", "$smtpd_tls_dh1024_param_file");

    public static readonly Parameter<string> TlsDh512ParamFile =
        Group.Text("tlsproxy_tls_dh512_param_file", "$smtpd_tls_dh512_param_file");

    public static readonly Parameter<string> TlsDkeyFile = Group.Text("tlsproxy_tls_dkey_file", "$smtpd_tls_dkey_file");

    public static readonly Parameter<string> TlsEccertFile = Group.Text("tlsproxy_tls_eccert_file", "$smtpd_tls_eccert_file");

    public static readonly Parameter<string> TlsEckeyFile = Group.Text("tlsproxy_tls_eckey_file", "$smtpd_tls_eckey_file");

    public static readonly Parameter<string> TlsEecdhGrade =
        Group.Text("tlsproxy_tls_eecdh_grade", "$smtpd_tls_eecdh_grade", minLength: 1);

    public static readonly Parameter<bool> TlsEnableRpk = Group.Bool("tlsproxy_tls_enable_rpk", "$smtpd_tls_enable_rpk");

    public static readonly Parameter<string> TlsExcludeCiphers =
        Group.Text("tlsproxy_tls_exclude_ciphers", "$smtpd_tls_exclude_ciphers");

    public static readonly Parameter<string> TlsFingerprintDigest =
        Group.Text("tlsproxy_tls_fingerprint_digest", "$smtpd_tls_fingerprint_digest", minLength: 1);

    public static readonly Parameter<string> TlsKeyFile = Group.Text("tlsproxy_tls_key_file", "$smtpd_tls_key_file");

    public static readonly Parameter<string> TlsLoglevel = Group.Text("tlsproxy_tls_loglevel", "$smtpd_tls_loglevel");

    public static readonly Parameter<string> TlsMandatoryCiphers =
        Group.Text("tlsproxy_tls_mandatory_ciphers", "$smtpd_tls_mandatory_ciphers", minLength: 1);

    public static readonly Parameter<string> TlsMandatoryExcludeCiphers =
        Group.Text("tlsproxy_tls_mandatory_exclude_ciphers", "$smtpd_tls_mandatory_exclude_ciphers");

    public static readonly Parameter<string> TlsMandatoryProtocols =
        Group.Text("tlsproxy_tls_mandatory_protocols", "$smtpd_tls_mandatory_protocols");

    public static readonly Parameter<string> TlsProtocols = Group.Text("tlsproxy_tls_protocols", "$smtpd_tls_protocols");

    public static readonly Parameter<bool> TlsReqCcert = Group.Bool("tlsproxy_tls_req_ccert", "$smtpd_tls_req_ccert");

    public static readonly Parameter<string> TlsSecurityLevel =
        Group.Text("tlsproxy_tls_security_level", "$smtpd_tls_security_level");

    public static readonly Parameter<bool> UseTls = Group.Bool("tlsproxy_use_tls", "$smtpd_use_tls");

    public static readonly Parameter<TimeSpan> WatchdogTimeout = Group.Time("tlsproxy_watchdog_timeout", "10s", min: 10);
}
