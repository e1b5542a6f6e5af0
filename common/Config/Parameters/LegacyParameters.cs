#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Former names: unknown to postconf -d, but still referred to by defaults or accepted in main.cf without a warning.</summary>
public static class LegacyParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("legacy");

    public static readonly Parameter<string> AuthorizedVerpClients = Group.Text("authorized_verp_clients", "");

    public static readonly Parameter<bool> EnableErrorsTo = Group.Bool("enable_errors_to", "no");

    public static readonly Parameter<string> FallbackRelay = Group.Text("fallback_relay", "");

    public static readonly Parameter<bool> LmtpCacheConnection = Group.Bool("lmtp_cache_connection", "yes");

    public static readonly Parameter<string> LmtpPerRecordDeadline = Group.Text("lmtp_per_record_deadline", "");

    public static readonly Parameter<string> PostscreenBlacklistAction = Group.Text("postscreen_blacklist_action", "");

    public static readonly Parameter<string> PostscreenDnsblTtl = Group.Text("postscreen_dnsbl_ttl", "");

    public static readonly Parameter<string> PostscreenDnsblWhitelistThreshold =
        Group.Text("postscreen_dnsbl_whitelist_threshold", "");

    public static readonly Parameter<string> PostscreenWhitelistInterfaces = Group.Text("postscreen_whitelist_interfaces", "");

    public static readonly Parameter<bool> SenderBasedRouting = Group.Bool("sender_based_routing", "no");

    public static readonly Parameter<string> SmtpPerRecordDeadline = Group.Text("smtp_per_record_deadline", "");

    public static readonly Parameter<bool> SmtpSkip4xxGreeting = Group.Bool("smtp_skip_4xx_greeting", "yes");

    public static readonly Parameter<string> SmtpTlsCipherlist = Group.Text("smtp_tls_cipherlist", "");

    public static readonly Parameter<string> SmtpdClientConnectionLimitExceptions =
        Group.Text("smtpd_client_connection_limit_exceptions", "");

    public static readonly Parameter<string> SmtpdPerRecordDeadline = Group.Text("smtpd_per_record_deadline", "");

    public static readonly Parameter<string> SmtpdSaslApplicationName = Group.Text("smtpd_sasl_application_name", "smtpd");

    public static readonly Parameter<string> SmtpdTlsCipherlist = Group.Text("smtpd_tls_cipherlist", "");

    public static readonly Parameter<string> TlsDaneDigestAgility = Group.Text("tls_dane_digest_agility", "on");

    public static readonly Parameter<bool> TlsDaneTrustAnchorDigestEnable =
        Group.Bool("tls_dane_trust_anchor_digest_enable", "yes");

    public static readonly Parameter<bool> TlsLegacyPublicKeyFingerprints =
        Group.Bool("tls_legacy_public_key_fingerprints", "no");

    public static readonly Parameter<string> TlsproxyClientLevel = Group.Text("tlsproxy_client_level", "");

    public static readonly Parameter<string> TlsproxyClientLoglevelParameter =
        Group.Text("tlsproxy_client_loglevel_parameter", "smtp_tls_loglevel");

    public static readonly Parameter<string> TlsproxyClientPolicy = Group.Text("tlsproxy_client_policy", "");

    public static readonly Parameter<TimeSpan> TlsproxyTlsSessionCacheTimeout =
        Group.Time("tlsproxy_tls_session_cache_timeout", "$smtpd_tls_session_cache_timeout");

    public static readonly Parameter<string> VirtualMaps = Group.Text("virtual_maps", "");
}
