#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of TLS in smtpd(8).</summary>
public static class SmtpdTlsParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtpd_tls");

    public static readonly Parameter<bool> EnforceTls = Group.Bool("smtpd_enforce_tls", "no");

    public static readonly Parameter<TimeSpan> StarttlsTimeout =
        Group.Time("smtpd_starttls_timeout", "${stress?{10}:{300}}s", min: 1);

    public static readonly Parameter<string> CaFile = Group.Text("smtpd_tls_CAfile", "");

    public static readonly Parameter<string> CaPath = Group.Text("smtpd_tls_CApath", "");

    public static readonly Parameter<bool> AlwaysIssueSessionIds = Group.Bool("smtpd_tls_always_issue_session_ids", "yes");

    public static readonly Parameter<bool> AskCcert = Group.Bool("smtpd_tls_ask_ccert", "no");

    public static readonly Parameter<bool> AuthOnly = Group.Bool("smtpd_tls_auth_only", "no");

    public static readonly Parameter<int> CcertVerifydepth = Group.Number("smtpd_tls_ccert_verifydepth", "9");

    public static readonly Parameter<string> CertFile = Group.Text("smtpd_tls_cert_file", "");

    public static readonly Parameter<string> ChainFiles = Group.Text("smtpd_tls_chain_files", "");

    public static readonly Parameter<string> Ciphers = Group.Text("smtpd_tls_ciphers", "medium", minLength: 1);

    public static readonly Parameter<string> DcertFile = Group.Text("smtpd_tls_dcert_file", "");

    public static readonly Parameter<string> Dh1024ParamFile = Group.Text("smtpd_tls_dh1024_param_file", "");

    public static readonly Parameter<string> Dh512ParamFile = Group.Text("smtpd_tls_dh512_param_file", "");

    public static readonly Parameter<string> DkeyFile = Group.Text("smtpd_tls_dkey_file", "$smtpd_tls_dcert_file");

    public static readonly Parameter<string> EccertFile = Group.Text("smtpd_tls_eccert_file", "");

    public static readonly Parameter<string> EckeyFile = Group.Text("smtpd_tls_eckey_file", "$smtpd_tls_eccert_file");

    public static readonly Parameter<string> EecdhGrade = Group.Text("smtpd_tls_eecdh_grade", "auto", minLength: 1);

    public static readonly Parameter<bool> EnableRpk = Group.Bool("smtpd_tls_enable_rpk", "no");

    public static readonly Parameter<string> ExcludeCiphers = Group.Text("smtpd_tls_exclude_ciphers", "");

    public static readonly Parameter<string> FingerprintDigest =
        Group.Text("smtpd_tls_fingerprint_digest", "${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}", minLength: 1);

    public static readonly Parameter<string> KeyFile = Group.Text("smtpd_tls_key_file", "$smtpd_tls_cert_file");

    public static readonly Parameter<string> Loglevel = Group.Text("smtpd_tls_loglevel", "0");

    public static readonly Parameter<string> LoglevelMaps = Group.Text("smtpd_tls_loglevel_maps", "");

    public static readonly Parameter<string> MandatoryCiphers = Group.Text("smtpd_tls_mandatory_ciphers", "medium", minLength: 1);

    public static readonly Parameter<string> MandatoryExcludeCiphers = Group.Text("smtpd_tls_mandatory_exclude_ciphers", "");

    public static readonly Parameter<string> MandatoryProtocols = Group.Text("smtpd_tls_mandatory_protocols", ">=TLSv1");

    public static readonly Parameter<string> Protocols = Group.Text("smtpd_tls_protocols", ">=TLSv1");

    public static readonly Parameter<bool> ReceivedHeader = Group.Bool("smtpd_tls_received_header", "no");

    public static readonly Parameter<bool> ReqCcert = Group.Bool("smtpd_tls_req_ccert", "no");

    public static readonly Parameter<string> SecurityLevel = Group.Text("smtpd_tls_security_level", "");

    public static readonly Parameter<string> SessionCacheDatabase = Group.Text("smtpd_tls_session_cache_database", "");

    public static readonly Parameter<TimeSpan> SessionCacheTimeout =
        Group.Time("smtpd_tls_session_cache_timeout", "3600s", max: 8640000);

    public static readonly Parameter<int> TraceSizeLimit = Group.Number("smtpd_tls_trace_size_limit", "102400");

    public static readonly Parameter<bool> Wrappermode = Group.Bool("smtpd_tls_wrappermode", "no");

    public static readonly Parameter<bool> UseTls = Group.Bool("smtpd_use_tls", "no");
}
