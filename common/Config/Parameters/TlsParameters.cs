namespace Postfix.Config;

/// <summary>Parameters of TLS that client and server share, and of tlsmgr(8).</summary>
public static class TlsParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("tls");

    /// <summary>The openssl command.</summary>
    public static readonly Parameter<string> OpensslPath = Group.Text("openssl_path", "openssl", minLength: 1);

    /// <summary>Whether the system's authorities are trusted besides those that are named.</summary>
    public static readonly Parameter<bool> AppendDefaultCA = Group.Bool("tls_append_default_CA", "no");

    /// <summary>OpenSSL configuration file; "default" is the system's, "none" is none.</summary>
    public static readonly Parameter<string> ConfigFile = Group.Text("tls_config_file", "default");

    /// <summary>Section of that file to use.</summary>
    public static readonly Parameter<string> ConfigName = Group.Text("tls_config_name", "");

    /// <summary>Bytes of entropy that a program asks of tlsmgr(8).</summary>
    public static readonly Parameter<int> DaemonRandomBytes = Group.Number("tls_daemon_random_bytes", "32", min: 1);

    /// <summary>Digests of TLSA records, best first.</summary>
    public static readonly Parameter<string> DaneDigests = Group.Text("tls_dane_digests", "sha512 sha256", minLength: 1);

    /// <summary>Workarounds of OpenSSL that are turned off.</summary>
    public static readonly Parameter<string> DisableWorkarounds = Group.Text("tls_disable_workarounds", "");

    /// <summary>Groups for elliptic curve key exchange, best first.</summary>
    public static readonly Parameter<string> EecdhAutoCurves = Group.Text("tls_eecdh_auto_curves", "?X25519MLKEM768:DEFAULT");

    /// <summary>Curve of the grade "strong".</summary>
    public static readonly Parameter<string> EecdhStrongCurve = Group.Text("tls_eecdh_strong_curve", "prime256v1");

    /// <summary>Curve of the grade "ultra".</summary>
    public static readonly Parameter<string> EecdhUltraCurve = Group.Text("tls_eecdh_ultra_curve", "secp384r1");

    /// <summary>Former cipher list of the grade "export".</summary>
    public static readonly Parameter<string> ExportCipherlist = Group.Text("tls_export_cipherlist", "");

    /// <summary>Whether a session ends without waiting for the peer's farewell.</summary>
    public static readonly Parameter<bool> FastShutdownEnable = Group.Bool("tls_fast_shutdown_enable", "yes");

    /// <summary>Groups for finite field key exchange.</summary>
    public static readonly Parameter<string> FfdheAutoGroups = Group.Text("tls_ffdhe_auto_groups", "");

    /// <summary>Cipher list of the grade "high".</summary>
    public static readonly Parameter<string> HighCipherlist =
        Group.Text("tls_high_cipherlist", "aNULL:-aNULL:HIGH:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:@STRENGTH", minLength: 1);

    /// <summary>Former cipher list of the grade "low".</summary>
    public static readonly Parameter<string> LowCipherlist = Group.Text("tls_low_cipherlist", "");

    /// <summary>Cipher list of the grade "medium".</summary>
    public static readonly Parameter<string> MediumCipherlist =
        Group.Text("tls_medium_cipherlist", "aNULL:-aNULL:HIGH:MEDIUM:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:+RC4:@STRENGTH", minLength: 1);

    /// <summary>Ciphers without encryption, for authentication only.</summary>
    public static readonly Parameter<string> NullCipherlist =
        Group.Text("tls_null_cipherlist", "eNULL:!kDH:!kECDH:!aDSS:!MD5:!aNULL", minLength: 1);

    /// <summary>Whether the server's order of ciphers counts.</summary>
    public static readonly Parameter<bool> PreemptCipherlist = Group.Bool("tls_preempt_cipherlist", "no");

    /// <summary>Bytes that tlsmgr(8) reads from tls_random_source at a time.</summary>
    public static readonly Parameter<int> RandomBytes = Group.Number("tls_random_bytes", "32", min: 1);

    /// <summary>File that carries entropy over a restart.</summary>
    public static readonly Parameter<string> RandomExchangeName =
        Group.Text("tls_random_exchange_name", "${data_directory}/prng_exch");

    /// <summary>How often that file is written.</summary>
    public static readonly Parameter<TimeSpan> RandomPrngUpdatePeriod =
        Group.Time("tls_random_prng_update_period", "3600s", min: 1);

    /// <summary>Longest time between two readings of tls_random_source.</summary>
    public static readonly Parameter<TimeSpan> RandomReseedPeriod = Group.Time("tls_random_reseed_period", "3600s", min: 1);

    /// <summary>Where entropy comes from: dev:/path or egd:/path.</summary>
    public static readonly Parameter<string> RandomSource = Group.Text("tls_random_source", "dev:/dev/urandom");

    /// <summary>Whether the header "TLS-Required: no" is honoured (RFC 8689).</summary>
    public static readonly Parameter<bool> RequiredEnable = Group.Bool("tls_required_enable", "yes");

    /// <summary>Tables that give key and chain files by the name that a client asks for.</summary>
    public static readonly Parameter<string> ServerSniMaps = Group.Text("tls_server_sni_maps", "");

    /// <summary>Cipher of session tickets.</summary>
    public static readonly Parameter<string> SessionTicketCipher = Group.Text("tls_session_ticket_cipher", "aes-256-cbc");

    /// <summary>Options of OpenSSL to turn on.</summary>
    public static readonly Parameter<string> SslOptions = Group.Text("tls_ssl_options", "");

    /// <summary>Most protocol traces per second; 0 is no limit.</summary>
    public static readonly Parameter<int> TraceRateLimit = Group.Number("tls_trace_rate_limit", "1");

    /// <summary>Whether client certificates for server use are trusted.</summary>
    public static readonly Parameter<bool> TrustServerCcerts = Group.Bool("tls_trust_server_ccerts", "no");

    /// <summary>Whether *.example.com matches a.b.example.com.</summary>
    public static readonly Parameter<bool> WildcardMatchesMultipleLabels =
        Group.Bool("tls_wildcard_matches_multiple_labels", "yes");

    /// <summary>Name of the service of tlsmgr(8).</summary>
    public static readonly Parameter<string> TlsmgrServiceName = Group.Text("tlsmgr_service_name", "tlsmgr", minLength: 1);
}
