namespace Postfix.Config;

/// <summary>Parameters of tlsproxy(8); most follow those of smtpd(8) and smtp(8).</summary>
public static class TlsproxyParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("tlsproxy");

    /// <summary>As smtp_tls_CAfile, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientCaFile = Group.Text("tlsproxy_client_CAfile", "$smtp_tls_CAfile");

    /// <summary>As smtp_tls_CApath, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientCaPath = Group.Text("tlsproxy_client_CApath", "$smtp_tls_CApath");

    /// <summary>As smtp_tls_cert_file, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientCertFile = Group.Text("tlsproxy_client_cert_file", "$smtp_tls_cert_file");

    /// <summary>As smtp_tls_chain_files, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientChainFiles =
        Group.Text("tlsproxy_client_chain_files", "$smtp_tls_chain_files");

    /// <summary>As smtp_tls_dcert_file, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientDcertFile = Group.Text("tlsproxy_client_dcert_file", "$smtp_tls_dcert_file");

    /// <summary>As smtp_tls_dkey_file, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientDkeyFile = Group.Text("tlsproxy_client_dkey_file", "$smtp_tls_dkey_file");

    /// <summary>As smtp_tls_eccert_file, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientEccertFile =
        Group.Text("tlsproxy_client_eccert_file", "$smtp_tls_eccert_file");

    /// <summary>As smtp_tls_eckey_file, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientEckeyFile = Group.Text("tlsproxy_client_eckey_file", "$smtp_tls_eckey_file");

    /// <summary>As smtp_enforce_tls, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<bool> ClientEnforceTls = Group.Bool("tlsproxy_client_enforce_tls", "$smtp_enforce_tls");

    /// <summary>As smtp_tls_fingerprint_digest, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientFingerprintDigest =
        Group.Text("tlsproxy_client_fingerprint_digest", "$smtp_tls_fingerprint_digest", minLength: 1);

    /// <summary>As smtp_tls_key_file, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientKeyFile = Group.Text("tlsproxy_client_key_file", "$smtp_tls_key_file");

    /// <summary>As smtp_tls_loglevel, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientLoglevel = Group.Text("tlsproxy_client_loglevel", "$smtp_tls_loglevel");

    /// <summary>As smtp_tls_per_site, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientPerSite = Group.Text("tlsproxy_client_per_site", "$smtp_tls_per_site");

    /// <summary>As smtp_tls_policy_maps, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientPolicyMaps =
        Group.Text("tlsproxy_client_policy_maps", "${tlsproxy_client_policy?{$tlsproxy_client_policy}:{$smtp_tls_policy_maps}}");

    /// <summary>As smtp_tls_scert_verifydepth, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<int> ClientScertVerifydepth =
        Group.Number("tlsproxy_client_scert_verifydepth", "$smtp_tls_scert_verifydepth");

    /// <summary>As smtp_tls_security_level, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<string> ClientSecurityLevel =
        Group.Text("tlsproxy_client_security_level", "${tlsproxy_client_level?{$tlsproxy_client_level}:{$smtp_tls_security_level}}");

    /// <summary>As smtp_use_tls, for the client side of tlsproxy(8).</summary>
    public static readonly Parameter<bool> ClientUseTls = Group.Bool("tlsproxy_client_use_tls", "$smtp_use_tls");

    /// <summary>As smtpd_enforce_tls, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<bool> EnforceTls = Group.Bool("tlsproxy_enforce_tls", "$smtpd_enforce_tls");

    /// <summary>Name of the service of tlsproxy(8).</summary>
    public static readonly Parameter<string> ServiceName = Group.Text("tlsproxy_service_name", "tlsproxy", minLength: 1);

    /// <summary>As smtpd_tls_CAfile, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsCaFile = Group.Text("tlsproxy_tls_CAfile", "$smtpd_tls_CAfile");

    /// <summary>As smtpd_tls_CApath, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsCaPath = Group.Text("tlsproxy_tls_CApath", "$smtpd_tls_CApath");

    /// <summary>As smtpd_tls_always_issue_session_ids, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<bool> TlsAlwaysIssueSessionIds =
        Group.Bool("tlsproxy_tls_always_issue_session_ids", "$smtpd_tls_always_issue_session_ids");

    /// <summary>As smtpd_tls_ask_ccert, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<bool> TlsAskCcert = Group.Bool("tlsproxy_tls_ask_ccert", "$smtpd_tls_ask_ccert");

    /// <summary>As smtpd_tls_ccert_verifydepth, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<int> TlsCcertVerifydepth =
        Group.Number("tlsproxy_tls_ccert_verifydepth", "$smtpd_tls_ccert_verifydepth");

    /// <summary>As smtpd_tls_cert_file, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsCertFile = Group.Text("tlsproxy_tls_cert_file", "$smtpd_tls_cert_file");

    /// <summary>As smtpd_tls_chain_files, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsChainFiles = Group.Text("tlsproxy_tls_chain_files", "$smtpd_tls_chain_files");

    /// <summary>As smtpd_tls_ciphers, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsCiphers = Group.Text("tlsproxy_tls_ciphers", "$smtpd_tls_ciphers", minLength: 1);

    /// <summary>As smtpd_tls_dcert_file, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsDcertFile = Group.Text("tlsproxy_tls_dcert_file", "$smtpd_tls_dcert_file");

    /// <summary>As smtpd_tls_dh1024_param_file, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsDh1024ParamFile =
        Group.Text("tlsproxy_tls_dh1024_param_file", "$smtpd_tls_dh1024_param_file");

    /// <summary>As smtpd_tls_dh512_param_file, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsDh512ParamFile =
        Group.Text("tlsproxy_tls_dh512_param_file", "$smtpd_tls_dh512_param_file");

    /// <summary>As smtpd_tls_dkey_file, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsDkeyFile = Group.Text("tlsproxy_tls_dkey_file", "$smtpd_tls_dkey_file");

    /// <summary>As smtpd_tls_eccert_file, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsEccertFile = Group.Text("tlsproxy_tls_eccert_file", "$smtpd_tls_eccert_file");

    /// <summary>As smtpd_tls_eckey_file, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsEckeyFile = Group.Text("tlsproxy_tls_eckey_file", "$smtpd_tls_eckey_file");

    /// <summary>As smtpd_tls_eecdh_grade, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsEecdhGrade =
        Group.Text("tlsproxy_tls_eecdh_grade", "$smtpd_tls_eecdh_grade", minLength: 1);

    /// <summary>As smtpd_tls_enable_rpk, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<bool> TlsEnableRpk = Group.Bool("tlsproxy_tls_enable_rpk", "$smtpd_tls_enable_rpk");

    /// <summary>As smtpd_tls_exclude_ciphers, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsExcludeCiphers =
        Group.Text("tlsproxy_tls_exclude_ciphers", "$smtpd_tls_exclude_ciphers");

    /// <summary>As smtpd_tls_fingerprint_digest, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsFingerprintDigest =
        Group.Text("tlsproxy_tls_fingerprint_digest", "$smtpd_tls_fingerprint_digest", minLength: 1);

    /// <summary>As smtpd_tls_key_file, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsKeyFile = Group.Text("tlsproxy_tls_key_file", "$smtpd_tls_key_file");

    /// <summary>As smtpd_tls_loglevel, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsLoglevel = Group.Text("tlsproxy_tls_loglevel", "$smtpd_tls_loglevel");

    /// <summary>As smtpd_tls_mandatory_ciphers, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsMandatoryCiphers =
        Group.Text("tlsproxy_tls_mandatory_ciphers", "$smtpd_tls_mandatory_ciphers", minLength: 1);

    /// <summary>As smtpd_tls_mandatory_exclude_ciphers, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsMandatoryExcludeCiphers =
        Group.Text("tlsproxy_tls_mandatory_exclude_ciphers", "$smtpd_tls_mandatory_exclude_ciphers");

    /// <summary>As smtpd_tls_mandatory_protocols, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsMandatoryProtocols =
        Group.Text("tlsproxy_tls_mandatory_protocols", "$smtpd_tls_mandatory_protocols");

    /// <summary>As smtpd_tls_protocols, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsProtocols = Group.Text("tlsproxy_tls_protocols", "$smtpd_tls_protocols");

    /// <summary>As smtpd_tls_req_ccert, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<bool> TlsReqCcert = Group.Bool("tlsproxy_tls_req_ccert", "$smtpd_tls_req_ccert");

    /// <summary>As smtpd_tls_security_level, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<string> TlsSecurityLevel =
        Group.Text("tlsproxy_tls_security_level", "$smtpd_tls_security_level");

    /// <summary>As smtpd_use_tls, for the server side of tlsproxy(8).</summary>
    public static readonly Parameter<bool> UseTls = Group.Bool("tlsproxy_use_tls", "$smtpd_use_tls");

    /// <summary>How long tlsproxy(8) may take over one event before it ends itself.</summary>
    public static readonly Parameter<TimeSpan> WatchdogTimeout = Group.Time("tlsproxy_watchdog_timeout", "10s", min: 10);
}
