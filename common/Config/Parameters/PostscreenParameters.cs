#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of postscreen(8) and dnsblog(8).</summary>
public static class PostscreenParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("postscreen");

    public static readonly Parameter<TimeSpan> DnsblogReplyDelay = Group.Time("dnsblog_reply_delay", "0s");

    public static readonly Parameter<string> DnsblogServiceName = Group.Text("dnsblog_service_name", "dnsblog", minLength: 1);

    public static readonly Parameter<string> AccessList = Group.Text("postscreen_access_list", "permit_mynetworks");

    public static readonly Parameter<string> AllowlistInterfaces =
        Group.Text("postscreen_allowlist_interfaces", "${postscreen_whitelist_interfaces?{$postscreen_whitelist_interfaces}:{static:all}}");

    public static readonly Parameter<string> BareNewlineAction =
        Group.Text("postscreen_bare_newline_action", "ignore", minLength: 1);

    public static readonly Parameter<bool> BareNewlineEnable = Group.Bool("postscreen_bare_newline_enable", "no");

    public static readonly Parameter<TimeSpan> BareNewlineTtl = Group.Time("postscreen_bare_newline_ttl", "30d", min: 1);

    public static readonly Parameter<TimeSpan> CacheCleanupInterval = Group.Time("postscreen_cache_cleanup_interval", "12h");

    public static readonly Parameter<string> CacheMap =
        Group.Text("postscreen_cache_map", "$default_cache_db_type:$data_directory/postscreen_cache");

    public static readonly Parameter<TimeSpan> CacheRetentionTime = Group.Time("postscreen_cache_retention_time", "7d", min: 1);

    public static readonly Parameter<int> ClientConnectionCountLimit =
        Group.Number("postscreen_client_connection_count_limit", "$smtpd_client_connection_count_limit");

    public static readonly Parameter<int> CommandCountLimit = Group.Number("postscreen_command_count_limit", "20", min: 1);

    public static readonly Parameter<string> CommandFilter = Group.Text("postscreen_command_filter", "");

    public static readonly Parameter<TimeSpan> CommandTimeLimit =
        Group.Time("postscreen_command_time_limit", "${stress?{10}:{300}}s", min: 1);

    public static readonly Parameter<string> DenylistAction =
        Group.Text("postscreen_denylist_action", "${postscreen_blacklist_action?{$postscreen_blacklist_action}:{ignore}}", minLength: 1);

    public static readonly Parameter<bool> DisableVrfyCommand =
        Group.Bool("postscreen_disable_vrfy_command", "$disable_vrfy_command");

    public static readonly Parameter<string> DiscardEhloKeywordAddressMaps =
        Group.Text("postscreen_discard_ehlo_keyword_address_maps", "$smtpd_discard_ehlo_keyword_address_maps");

    public static readonly Parameter<string> DiscardEhloKeywords =
        Group.Text("postscreen_discard_ehlo_keywords", "$smtpd_discard_ehlo_keywords");

    public static readonly Parameter<string> DnsblAction = Group.Text("postscreen_dnsbl_action", "ignore", minLength: 1);

    public static readonly Parameter<int> DnsblAllowlistThreshold =
        Group.Number("postscreen_dnsbl_allowlist_threshold", "${postscreen_dnsbl_whitelist_threshold?{$postscreen_dnsbl_whitelist_threshold}:{0}}");

    public static readonly Parameter<TimeSpan> DnsblMaxTtl =
        Group.Time("postscreen_dnsbl_max_ttl", "${postscreen_dnsbl_ttl?{$postscreen_dnsbl_ttl}:{1}}h", min: 1);

    public static readonly Parameter<TimeSpan> DnsblMinTtl = Group.Time("postscreen_dnsbl_min_ttl", "60s", min: 1);

    public static readonly Parameter<string> DnsblReplyMap = Group.Text("postscreen_dnsbl_reply_map", "");

    public static readonly Parameter<string> DnsblSites = Group.Text("postscreen_dnsbl_sites", "");

    public static readonly Parameter<int> DnsblThreshold = Group.Number("postscreen_dnsbl_threshold", "1", min: 1);

    public static readonly Parameter<TimeSpan> DnsblTimeout = Group.Time("postscreen_dnsbl_timeout", "10s", min: 1);

    public static readonly Parameter<bool> EnforceTls = Group.Bool("postscreen_enforce_tls", "$smtpd_enforce_tls");

    public static readonly Parameter<string> ExpansionFilter =
        Group.Raw("postscreen_expansion_filter", "$smtpd_expansion_filter");

    public static readonly Parameter<string> ForbiddenCommands =
        Group.Text("postscreen_forbidden_commands", "$smtpd_forbidden_commands");

    public static readonly Parameter<string> GreetAction = Group.Text("postscreen_greet_action", "ignore", minLength: 1);

    public static readonly Parameter<string> GreetBanner = Group.Text("postscreen_greet_banner", "$smtpd_banner");

    public static readonly Parameter<TimeSpan> GreetTtl = Group.Time("postscreen_greet_ttl", "1d", min: 1);

    public static readonly Parameter<TimeSpan> GreetWait = Group.Time("postscreen_greet_wait", "${stress?{2}:{6}}s", min: 1);

    public static readonly Parameter<bool> HeloRequired = Group.Bool("postscreen_helo_required", "$smtpd_helo_required");

    public static readonly Parameter<string> NonSmtpCommandAction =
        Group.Text("postscreen_non_smtp_command_action", "drop", minLength: 1);

    public static readonly Parameter<bool> NonSmtpCommandEnable = Group.Bool("postscreen_non_smtp_command_enable", "no");

    public static readonly Parameter<TimeSpan> NonSmtpCommandTtl = Group.Time("postscreen_non_smtp_command_ttl", "30d", min: 1);

    public static readonly Parameter<string> PipeliningAction =
        Group.Text("postscreen_pipelining_action", "enforce", minLength: 1);

    public static readonly Parameter<bool> PipeliningEnable = Group.Bool("postscreen_pipelining_enable", "no");

    public static readonly Parameter<TimeSpan> PipeliningTtl = Group.Time("postscreen_pipelining_ttl", "30d", min: 1);

    public static readonly Parameter<int> PostQueueLimit =
        Group.Number("postscreen_post_queue_limit", "$default_process_limit", min: 5);

    public static readonly Parameter<int> PreQueueLimit =
        Group.Number("postscreen_pre_queue_limit", "$default_process_limit", min: 10);

    public static readonly Parameter<string> RejectFooter = Group.Raw("postscreen_reject_footer", "$smtpd_reject_footer");

    public static readonly Parameter<string> RejectFooterMaps =
        Group.Text("postscreen_reject_footer_maps", "$smtpd_reject_footer_maps");

    public static readonly Parameter<TimeSpan> StarttlsTimeout =
        Group.Time("postscreen_starttls_timeout", "$smtpd_starttls_timeout", min: 1);

    public static readonly Parameter<string> UpstreamProxyProtocol = Group.Text("postscreen_upstream_proxy_protocol", "");

    public static readonly Parameter<TimeSpan> UpstreamProxyTimeout =
        Group.Time("postscreen_upstream_proxy_timeout", "5s", min: 1);

    public static readonly Parameter<bool> UseTls = Group.Bool("postscreen_use_tls", "$smtpd_use_tls");

    public static readonly Parameter<TimeSpan> WatchdogTimeout = Group.Time("postscreen_watchdog_timeout", "10s", min: 10);
}
