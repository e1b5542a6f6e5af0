#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of TLS that client and server share, and of tlsmgr(8).</summary>
public static class TlsParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("tls");

    public static readonly Parameter<string> OpensslPath = Group.Text("openssl_path", "openssl", minLength: 1);

    public static readonly Parameter<bool> AppendDefaultCA = Group.Bool("tls_append_default_CA", "no");

    public static readonly Parameter<string> ConfigFile = Group.Text("tls_config_file", "default");

    public static readonly Parameter<string> ConfigName = Group.Text("tls_config_name", "");

    public static readonly Parameter<int> DaemonRandomBytes = Group.Number("tls_daemon_random_bytes", "32", min: 1);

    public static readonly Parameter<string> DaneDigests = Group.Text("tls_dane_digests", "sha512 sha256", minLength: 1);

    public static readonly Parameter<string> DisableWorkarounds = Group.Text("tls_disable_workarounds", "");

    public static readonly Parameter<string> EecdhAutoCurves = Group.Text("tls_eecdh_auto_curves", "?X25519MLKEM768:DEFAULT");

    public static readonly Parameter<string> EecdhStrongCurve = Group.Text("tls_eecdh_strong_curve", "prime256v1");

    public static readonly Parameter<string> EecdhUltraCurve = Group.Text("tls_eecdh_ultra_curve", "secp384r1");

    public static readonly Parameter<string> ExportCipherlist = Group.Text("tls_export_cipherlist", "");

    public static readonly Parameter<bool> FastShutdownEnable = Group.Bool("tls_fast_shutdown_enable", "yes");

    public static readonly Parameter<string> FfdheAutoGroups = Group.Text("tls_ffdhe_auto_groups", "");

    public static readonly Parameter<string> HighCipherlist =
        Group.Text("tls_high_cipherlist", "aNULL:-aNULL:HIGH:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:@STRENGTH", minLength: 1);

    public static readonly Parameter<string> LowCipherlist = Group.Text("tls_low_cipherlist", "");

    public static readonly Parameter<string> MediumCipherlist =
        Group.Text("tls_medium_cipherlist", "aNULL:-aNULL:HIGH:MEDIUM:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:+RC4:@STRENGTH", minLength: 1);

    public static readonly Parameter<string> NullCipherlist =
        Group.Text("tls_null_cipherlist", "eNULL:!kDH:!kECDH:!aDSS:!MD5:!aNULL", minLength: 1);

    public static readonly Parameter<bool> PreemptCipherlist = Group.Bool("tls_preempt_cipherlist", "no");

    public static readonly Parameter<int> RandomBytes = Group.Number("tls_random_bytes", "32", min: 1);

    public static readonly Parameter<string> RandomExchangeName =
        Group.Text("tls_random_exchange_name", "${data_directory}/prng_exch");

    public static readonly Parameter<TimeSpan> RandomPrngUpdatePeriod =
        Group.Time("tls_random_prng_update_period", "3600s", min: 1);

    public static readonly Parameter<TimeSpan> RandomReseedPeriod = Group.Time("tls_random_reseed_period", "3600s", min: 1);

    public static readonly Parameter<string> RandomSource = Group.Text("tls_random_source", "dev:/dev/urandom");

    public static readonly Parameter<bool> RequiredEnable = Group.Bool("tls_required_enable", "yes");

    public static readonly Parameter<string> ServerSniMaps = Group.Text("tls_server_sni_maps", "");

    public static readonly Parameter<string> SessionTicketCipher = Group.Text("tls_session_ticket_cipher", "aes-256-cbc");

    public static readonly Parameter<string> SslOptions = Group.Text("tls_ssl_options", "");

    public static readonly Parameter<int> TraceRateLimit = Group.Number("tls_trace_rate_limit", "1");

    public static readonly Parameter<bool> TrustServerCcerts = Group.Bool("tls_trust_server_ccerts", "no");

    public static readonly Parameter<bool> WildcardMatchesMultipleLabels =
        Group.Bool("tls_wildcard_matches_multiple_labels", "yes");

    public static readonly Parameter<string> TlsmgrServiceName = Group.Text("tlsmgr_service_name", "tlsmgr", minLength: 1);
}
