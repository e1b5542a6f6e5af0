namespace Postfix.Config;

/// <summary>Former names: unknown to postconf -d, but still referred to by defaults or accepted in main.cf without a warning.</summary>
public static class LegacyParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("legacy");

    /// <summary>Former name of smtpd_authorized_verp_clients.</summary>
    public static readonly Parameter<string> AuthorizedVerpClients = Group.Text("authorized_verp_clients", "");

    /// <summary>Formerly let an Errors-To: header name the envelope sender; without effect.</summary>
    public static readonly Parameter<bool> EnableErrorsTo = Group.Bool("enable_errors_to", "no");

    /// <summary>Former name of smtp_fallback_relay.</summary>
    public static readonly Parameter<string> FallbackRelay = Group.Text("fallback_relay", "");

    /// <summary>Formerly kept LMTP connections open; lmtp_connection_cache_on_demand took its place.</summary>
    public static readonly Parameter<bool> LmtpCacheConnection = Group.Bool("lmtp_cache_connection", "yes");

    /// <summary>Former name of lmtp_per_request_deadline.</summary>
    public static readonly Parameter<string> LmtpPerRecordDeadline = Group.Text("lmtp_per_record_deadline", "");

    /// <summary>Former name of postscreen_denylist_action.</summary>
    public static readonly Parameter<string> PostscreenBlacklistAction = Group.Text("postscreen_blacklist_action", "");

    /// <summary>Former name of postscreen_dnsbl_max_ttl.</summary>
    public static readonly Parameter<string> PostscreenDnsblTtl = Group.Text("postscreen_dnsbl_ttl", "");

    /// <summary>Former name of postscreen_dnsbl_allowlist_threshold.</summary>
    public static readonly Parameter<string> PostscreenDnsblWhitelistThreshold =
        Group.Text("postscreen_dnsbl_whitelist_threshold", "");

    /// <summary>Former name of postscreen_allowlist_interfaces.</summary>
    public static readonly Parameter<string> PostscreenWhitelistInterfaces = Group.Text("postscreen_whitelist_interfaces", "");

    /// <summary>Formerly routed by sender; sender_dependent_relayhost_maps took its place.</summary>
    public static readonly Parameter<bool> SenderBasedRouting = Group.Bool("sender_based_routing", "no");

    /// <summary>Former name of smtp_per_request_deadline.</summary>
    public static readonly Parameter<string> SmtpPerRecordDeadline = Group.Text("smtp_per_record_deadline", "");

    /// <summary>Formerly made the client skip servers that greet with 4xx; it always does.</summary>
    public static readonly Parameter<bool> SmtpSkip4xxGreeting = Group.Bool("smtp_skip_4xx_greeting", "yes");

    /// <summary>Formerly an OpenSSL cipher list of the client; cipher grades took its place.</summary>
    public static readonly Parameter<string> SmtpTlsCipherlist = Group.Text("smtp_tls_cipherlist", "");

    /// <summary>Former name of smtpd_client_event_limit_exceptions.</summary>
    public static readonly Parameter<string> SmtpdClientConnectionLimitExceptions =
        Group.Text("smtpd_client_connection_limit_exceptions", "");

    /// <summary>Former name of smtpd_per_request_deadline.</summary>
    public static readonly Parameter<string> SmtpdPerRecordDeadline = Group.Text("smtpd_per_record_deadline", "");

    /// <summary>Former name of smtpd_sasl_path.</summary>
    public static readonly Parameter<string> SmtpdSaslApplicationName = Group.Text("smtpd_sasl_application_name", "smtpd");

    /// <summary>Formerly an OpenSSL cipher list of the server; cipher grades took its place.</summary>
    public static readonly Parameter<string> SmtpdTlsCipherlist = Group.Text("smtpd_tls_cipherlist", "");

    /// <summary>Formerly chose between digests of TLSA records; always on.</summary>
    public static readonly Parameter<string> TlsDaneDigestAgility = Group.Text("tls_dane_digest_agility", "on");

    /// <summary>Formerly enabled DANE-TA(2) records with digests; always on.</summary>
    public static readonly Parameter<bool> TlsDaneTrustAnchorDigestEnable =
        Group.Bool("tls_dane_trust_anchor_digest_enable", "yes");

    /// <summary>Formerly asked for wrongly computed key fingerprints of Postfix 2.9.</summary>
    public static readonly Parameter<bool> TlsLegacyPublicKeyFingerprints =
        Group.Bool("tls_legacy_public_key_fingerprints", "no");

    /// <summary>Former name of tlsproxy_client_security_level.</summary>
    public static readonly Parameter<string> TlsproxyClientLevel = Group.Text("tlsproxy_client_level", "");

    /// <summary>Formerly named the parameter that sets the client's TLS log level.</summary>
    public static readonly Parameter<string> TlsproxyClientLoglevelParameter =
        Group.Text("tlsproxy_client_loglevel_parameter", "smtp_tls_loglevel");

    /// <summary>Former name of tlsproxy_client_policy_maps.</summary>
    public static readonly Parameter<string> TlsproxyClientPolicy = Group.Text("tlsproxy_client_policy", "");

    /// <summary>Formerly limited the age of cached sessions in tlsproxy(8).</summary>
    public static readonly Parameter<TimeSpan> TlsproxyTlsSessionCacheTimeout =
        Group.Time("tlsproxy_tls_session_cache_timeout", "$smtpd_tls_session_cache_timeout");

    /// <summary>Former name of virtual_alias_maps.</summary>
    public static readonly Parameter<string> VirtualMaps = Group.Text("virtual_maps", "");
}
