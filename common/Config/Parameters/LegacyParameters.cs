namespace Postfix.Config;

/// <summary>Former names: postconf -d does not list them, but they are accepted where the present name is not set.</summary>
public static class LegacyParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("legacy");

    /// <summary>Former name of smtpd_authorized_verp_clients.</summary>
    public static readonly Parameter<string> AuthorizedVerpClients = Group.Text("authorized_verp_clients", "");

    /// <summary>Former name of smtp_fallback_relay.</summary>
    public static readonly Parameter<string> FallbackRelay = Group.Text("fallback_relay", "");

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

    /// <summary>Former name of smtp_per_request_deadline.</summary>
    public static readonly Parameter<string> SmtpPerRecordDeadline = Group.Text("smtp_per_record_deadline", "");

    /// <summary>Former name of smtpd_client_event_limit_exceptions.</summary>
    public static readonly Parameter<string> SmtpdClientConnectionLimitExceptions =
        Group.Text("smtpd_client_connection_limit_exceptions", "");

    /// <summary>Former name of smtpd_per_request_deadline.</summary>
    public static readonly Parameter<string> SmtpdPerRecordDeadline = Group.Text("smtpd_per_record_deadline", "");

    /// <summary>Former name of tlsproxy_client_security_level.</summary>
    public static readonly Parameter<string> TlsproxyClientLevel = Group.Text("tlsproxy_client_level", "");

    /// <summary>Former name of tlsproxy_client_policy_maps.</summary>
    public static readonly Parameter<string> TlsproxyClientPolicy = Group.Text("tlsproxy_client_policy", "");

    /// <summary>Former name of virtual_alias_maps.</summary>
    public static readonly Parameter<string> VirtualMaps = Group.Text("virtual_maps", "");
}
