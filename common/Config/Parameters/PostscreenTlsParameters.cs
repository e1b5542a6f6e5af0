namespace Postfix.Config;

/// <summary>Parameters of TLS in postscreen(8); most follow those of smtpd(8).</summary>
public static class PostscreenTlsParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("postscreen_tls");

    /// <summary>As smtpd_tls_CAfile, for postscreen(8).</summary>
    public static readonly Parameter<string> CaFile = Group.Text("postscreen_tls_CAfile", "$smtpd_tls_CAfile");

    /// <summary>As smtpd_tls_CApath, for postscreen(8).</summary>
    public static readonly Parameter<string> CaPath = Group.Text("postscreen_tls_CApath", "$smtpd_tls_CApath");

    /// <summary>As smtpd_tls_always_issue_session_ids, for postscreen(8).</summary>
    public static readonly Parameter<bool> AlwaysIssueSessionIds =
        Group.Bool("postscreen_tls_always_issue_session_ids", "$smtpd_tls_always_issue_session_ids");

    /// <summary>As smtpd_tls_ask_ccert, for postscreen(8).</summary>
    public static readonly Parameter<bool> AskCcert = Group.Bool("postscreen_tls_ask_ccert", "$smtpd_tls_ask_ccert");

    /// <summary>As smtpd_tls_ccert_verifydepth, for postscreen(8).</summary>
    public static readonly Parameter<int> CcertVerifydepth =
        Group.Number("postscreen_tls_ccert_verifydepth", "$smtpd_tls_ccert_verifydepth");

    /// <summary>As smtpd_tls_cert_file, for postscreen(8).</summary>
    public static readonly Parameter<string> CertFile = Group.Text("postscreen_tls_cert_file", "$smtpd_tls_cert_file");

    /// <summary>As smtpd_tls_chain_files, for postscreen(8).</summary>
    public static readonly Parameter<string> ChainFiles = Group.Text("postscreen_tls_chain_files", "$smtpd_tls_chain_files");

    /// <summary>As smtpd_tls_ciphers, for postscreen(8).</summary>
    public static readonly Parameter<string> Ciphers = Group.Text("postscreen_tls_ciphers", "$smtpd_tls_ciphers", minLength: 1);

    /// <summary>As smtpd_tls_dcert_file, for postscreen(8).</summary>
    public static readonly Parameter<string> DcertFile = Group.Text("postscreen_tls_dcert_file", "$smtpd_tls_dcert_file");

    /// <summary>As smtpd_tls_dh1024_param_file, for postscreen(8).</summary>
    public static readonly Parameter<string> Dh1024ParamFile =
        Group.Text("postscreen_tls_dh1024_param_file", "$smtpd_tls_dh1024_param_file");

    /// <summary>As smtpd_tls_dh512_param_file, for postscreen(8).</summary>
    public static readonly Parameter<string> Dh512ParamFile =
        Group.Text("postscreen_tls_dh512_param_file", "$smtpd_tls_dh512_param_file");

    /// <summary>As smtpd_tls_dkey_file, for postscreen(8).</summary>
    public static readonly Parameter<string> DkeyFile = Group.Text("postscreen_tls_dkey_file", "$smtpd_tls_dkey_file");

    /// <summary>As smtpd_tls_eccert_file, for postscreen(8).</summary>
    public static readonly Parameter<string> EccertFile = Group.Text("postscreen_tls_eccert_file", "$smtpd_tls_eccert_file");

    /// <summary>As smtpd_tls_eckey_file, for postscreen(8).</summary>
    public static readonly Parameter<string> EckeyFile = Group.Text("postscreen_tls_eckey_file", "$smtpd_tls_eckey_file");

    /// <summary>As smtpd_tls_eecdh_grade, for postscreen(8).</summary>
    public static readonly Parameter<string> EecdhGrade =
        Group.Text("postscreen_tls_eecdh_grade", "$smtpd_tls_eecdh_grade", minLength: 1);

    /// <summary>As smtpd_tls_enable_rpk, for postscreen(8).</summary>
    public static readonly Parameter<bool> EnableRpk = Group.Bool("postscreen_tls_enable_rpk", "$smtpd_tls_enable_rpk");

    /// <summary>As smtpd_tls_exclude_ciphers, for postscreen(8).</summary>
    public static readonly Parameter<string> ExcludeCiphers =
        Group.Text("postscreen_tls_exclude_ciphers", "$smtpd_tls_exclude_ciphers");

    /// <summary>As smtpd_tls_fingerprint_digest, for postscreen(8).</summary>
    public static readonly Parameter<string> FingerprintDigest =
        Group.Text("postscreen_tls_fingerprint_digest", "$smtpd_tls_fingerprint_digest", minLength: 1);

    /// <summary>As smtpd_tls_key_file, for postscreen(8).</summary>
    public static readonly Parameter<string> KeyFile = Group.Text("postscreen_tls_key_file", "$smtpd_tls_key_file");

    /// <summary>As smtpd_tls_loglevel, for postscreen(8).</summary>
    public static readonly Parameter<string> Loglevel = Group.Text("postscreen_tls_loglevel", "$smtpd_tls_loglevel");

    /// <summary>As smtpd_tls_loglevel_maps, for postscreen(8).</summary>
    public static readonly Parameter<string> LoglevelMaps =
        Group.Text("postscreen_tls_loglevel_maps", "$smtpd_tls_loglevel_maps");

    /// <summary>As smtpd_tls_mandatory_ciphers, for postscreen(8).</summary>
    public static readonly Parameter<string> MandatoryCiphers =
        Group.Text("postscreen_tls_mandatory_ciphers", "$smtpd_tls_mandatory_ciphers", minLength: 1);

    /// <summary>As smtpd_tls_mandatory_exclude_ciphers, for postscreen(8).</summary>
    public static readonly Parameter<string> MandatoryExcludeCiphers =
        Group.Text("postscreen_tls_mandatory_exclude_ciphers", "$smtpd_tls_mandatory_exclude_ciphers");

    /// <summary>As smtpd_tls_mandatory_protocols, for postscreen(8).</summary>
    public static readonly Parameter<string> MandatoryProtocols =
        Group.Text("postscreen_tls_mandatory_protocols", "$smtpd_tls_mandatory_protocols");

    /// <summary>As smtpd_tls_protocols, for postscreen(8).</summary>
    public static readonly Parameter<string> Protocols = Group.Text("postscreen_tls_protocols", "$smtpd_tls_protocols");

    /// <summary>As smtpd_tls_req_ccert, for postscreen(8).</summary>
    public static readonly Parameter<bool> ReqCcert = Group.Bool("postscreen_tls_req_ccert", "$smtpd_tls_req_ccert");

    /// <summary>As smtpd_tls_security_level, for postscreen(8).</summary>
    public static readonly Parameter<string> SecurityLevel =
        Group.Text("postscreen_tls_security_level", "$smtpd_tls_security_level");

    /// <summary>As smtpd_tls_trace_size_limit, for postscreen(8).</summary>
    public static readonly Parameter<int> TraceSizeLimit =
        Group.Number("postscreen_tls_trace_size_limit", "$smtpd_tls_trace_size_limit");
}
