namespace Postfix.Config;

/// <summary>Parameters of postscreen(8) and dnsblog(8).</summary>
public static class PostscreenParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("postscreen");

    /// <summary>For testing: pause before dnsblog(8) answers.</summary>
    public static readonly Parameter<TimeSpan> DnsblogReplyDelay = Group.Time("dnsblog_reply_delay", "0s");

    /// <summary>Name of the service of dnsblog(8).</summary>
    public static readonly Parameter<string> DnsblogServiceName = Group.Text("dnsblog_service_name", "dnsblog", minLength: 1);

    /// <summary>Permanent lists of clients to let pass or to refuse.</summary>
    public static readonly Parameter<string> AccessList = Group.Text("postscreen_access_list", "permit_mynetworks");

    /// <summary>Own addresses at which a client can earn its place on the temporary allowlist.</summary>
    public static readonly Parameter<string> AllowlistInterfaces =
        Group.Text("postscreen_allowlist_interfaces", "${postscreen_whitelist_interfaces?{$postscreen_whitelist_interfaces}:{static:all}}");

    /// <summary>What happens to a client that ends lines with a bare newline: ignore, enforce, drop.</summary>
    public static readonly Parameter<string> BareNewlineAction =
        Group.Text("postscreen_bare_newline_action", "ignore", minLength: 1);

    /// <summary>Whether clients are tested for bare newlines.</summary>
    public static readonly Parameter<bool> BareNewlineEnable = Group.Bool("postscreen_bare_newline_enable", "no");

    /// <summary>How long a passed bare newline test counts.</summary>
    public static readonly Parameter<TimeSpan> BareNewlineTtl = Group.Time("postscreen_bare_newline_ttl", "30d", min: 1);

    /// <summary>Pause between two cleanups of the cache; 0 disables.</summary>
    public static readonly Parameter<TimeSpan> CacheCleanupInterval = Group.Time("postscreen_cache_cleanup_interval", "12h");

    /// <summary>Table in which test results are kept.</summary>
    public static readonly Parameter<string> CacheMap =
        Group.Text("postscreen_cache_map", "$default_cache_db_type:$data_directory/postscreen_cache");

    /// <summary>How long an expired result stays in the cache.</summary>
    public static readonly Parameter<TimeSpan> CacheRetentionTime = Group.Time("postscreen_cache_retention_time", "7d", min: 1);

    /// <summary>Most connections of one client at a time.</summary>
    public static readonly Parameter<int> ClientConnectionCountLimit =
        Group.Number("postscreen_client_connection_count_limit", "$smtpd_client_connection_count_limit");

    /// <summary>Most SMTP commands in one session with postscreen(8).</summary>
    public static readonly Parameter<int> CommandCountLimit = Group.Number("postscreen_command_count_limit", "20", min: 1);

    /// <summary>Tables that rewrite commands of clients before they are interpreted.</summary>
    public static readonly Parameter<string> CommandFilter = Group.Text("postscreen_command_filter", "");

    /// <summary>Limit on the wait for a command.</summary>
    public static readonly Parameter<TimeSpan> CommandTimeLimit =
        Group.Time("postscreen_command_time_limit", "${stress?{10}:{300}}s", min: 1);

    /// <summary>What happens to clients that postscreen_access_list refuses: ignore, enforce, drop.</summary>
    public static readonly Parameter<string> DenylistAction =
        Group.Text("postscreen_denylist_action", "${postscreen_blacklist_action?{$postscreen_blacklist_action}:{ignore}}", minLength: 1);

    /// <summary>Whether postscreen(8) refuses VRFY.</summary>
    public static readonly Parameter<bool> DisableVrfyCommand =
        Group.Bool("postscreen_disable_vrfy_command", "$disable_vrfy_command");

    /// <summary>Tables that give EHLO keywords to leave out, by client address.</summary>
    public static readonly Parameter<string> DiscardEhloKeywordAddressMaps =
        Group.Text("postscreen_discard_ehlo_keyword_address_maps", "$smtpd_discard_ehlo_keyword_address_maps");

    /// <summary>EHLO keywords to leave out.</summary>
    public static readonly Parameter<string> DiscardEhloKeywords =
        Group.Text("postscreen_discard_ehlo_keywords", "$smtpd_discard_ehlo_keywords");

    /// <summary>What happens to clients whose DNS list score is too high: ignore, enforce, drop.</summary>
    public static readonly Parameter<string> DnsblAction = Group.Text("postscreen_dnsbl_action", "ignore", minLength: 1);

    /// <summary>Score at or below which a client skips the other tests; 0 disables.</summary>
    public static readonly Parameter<int> DnsblAllowlistThreshold =
        Group.Number("postscreen_dnsbl_allowlist_threshold", "${postscreen_dnsbl_whitelist_threshold?{$postscreen_dnsbl_whitelist_threshold}:{0}}");

    /// <summary>Longest time that a passed DNS list test counts.</summary>
    public static readonly Parameter<TimeSpan> DnsblMaxTtl =
        Group.Time("postscreen_dnsbl_max_ttl", "${postscreen_dnsbl_ttl?{$postscreen_dnsbl_ttl}:{1}}h", min: 1);

    /// <summary>Shortest time that a passed DNS list test counts.</summary>
    public static readonly Parameter<TimeSpan> DnsblMinTtl = Group.Time("postscreen_dnsbl_min_ttl", "60s", min: 1);

    /// <summary>Table that gives the name to show for a DNS list domain, which may hold a secret.</summary>
    public static readonly Parameter<string> DnsblReplyMap = Group.Text("postscreen_dnsbl_reply_map", "");

    /// <summary>DNS lists with filters and weights: domain=filter*weight.</summary>
    public static readonly Parameter<string> DnsblSites = Group.Text("postscreen_dnsbl_sites", "");

    /// <summary>Score at which a client counts as listed.</summary>
    public static readonly Parameter<int> DnsblThreshold = Group.Number("postscreen_dnsbl_threshold", "1", min: 1);

    /// <summary>Limit on DNS list lookups.</summary>
    public static readonly Parameter<TimeSpan> DnsblTimeout = Group.Time("postscreen_dnsbl_timeout", "10s", min: 1);

    /// <summary>Former way to require TLS of clients; see postscreen_tls_security_level.</summary>
    public static readonly Parameter<bool> EnforceTls = Group.Bool("postscreen_enforce_tls", "$smtpd_enforce_tls");

    /// <summary>Characters that $name may expand to in replies.</summary>
    public static readonly Parameter<string> ExpansionFilter =
        Group.Raw("postscreen_expansion_filter", "$smtpd_expansion_filter", minLength: 1);

    /// <summary>Commands that end the session.</summary>
    public static readonly Parameter<string> ForbiddenCommands =
        Group.Text("postscreen_forbidden_commands", "$smtpd_forbidden_commands");

    /// <summary>What happens to clients that talk before their turn: ignore, enforce, drop.</summary>
    public static readonly Parameter<string> GreetAction = Group.Text("postscreen_greet_action", "ignore", minLength: 1);

    /// <summary>Text of the first part of the greeting, before which clients must not talk; empty sends none.</summary>
    public static readonly Parameter<string> GreetBanner = Group.Text("postscreen_greet_banner", "$smtpd_banner");

    /// <summary>How long a passed pregreet test counts.</summary>
    public static readonly Parameter<TimeSpan> GreetTtl = Group.Time("postscreen_greet_ttl", "1d", min: 1);

    /// <summary>How long clients must wait for the second part of the greeting.</summary>
    public static readonly Parameter<TimeSpan> GreetWait = Group.Time("postscreen_greet_wait", "${stress?{2}:{6}}s", min: 1);

    /// <summary>Whether HELO or EHLO must come before MAIL.</summary>
    public static readonly Parameter<bool> HeloRequired = Group.Bool("postscreen_helo_required", "$smtpd_helo_required");

    /// <summary>What happens to clients with commands that are no SMTP: ignore, enforce, drop.</summary>
    public static readonly Parameter<string> NonSmtpCommandAction =
        Group.Text("postscreen_non_smtp_command_action", "drop", minLength: 1);

    /// <summary>Whether clients are tested for commands that are no SMTP.</summary>
    public static readonly Parameter<bool> NonSmtpCommandEnable = Group.Bool("postscreen_non_smtp_command_enable", "no");

    /// <summary>How long a passed command test counts.</summary>
    public static readonly Parameter<TimeSpan> NonSmtpCommandTtl = Group.Time("postscreen_non_smtp_command_ttl", "30d", min: 1);

    /// <summary>What happens to clients that pipeline without permission: ignore, enforce, drop.</summary>
    public static readonly Parameter<string> PipeliningAction =
        Group.Text("postscreen_pipelining_action", "enforce", minLength: 1);

    /// <summary>Whether clients are tested for pipelining.</summary>
    public static readonly Parameter<bool> PipeliningEnable = Group.Bool("postscreen_pipelining_enable", "no");

    /// <summary>How long a passed pipelining test counts.</summary>
    public static readonly Parameter<TimeSpan> PipeliningTtl = Group.Time("postscreen_pipelining_ttl", "30d", min: 1);

    /// <summary>Most clients that wait for smtpd(8).</summary>
    public static readonly Parameter<int> PostQueueLimit =
        Group.Number("postscreen_post_queue_limit", "$default_process_limit", min: 5);

    /// <summary>Most clients that are being tested.</summary>
    public static readonly Parameter<int> PreQueueLimit =
        Group.Number("postscreen_pre_queue_limit", "$default_process_limit", min: 10);

    /// <summary>Text that is appended to refusals; $name is expanded per client.</summary>
    public static readonly Parameter<string> RejectFooter = Group.Raw("postscreen_reject_footer", "$smtpd_reject_footer");

    /// <summary>Tables that give such a text by reply.</summary>
    public static readonly Parameter<string> RejectFooterMaps =
        Group.Text("postscreen_reject_footer_maps", "$smtpd_reject_footer_maps");

    /// <summary>Limit on each read and write during the TLS handshake.</summary>
    public static readonly Parameter<TimeSpan> StarttlsTimeout =
        Group.Time("postscreen_starttls_timeout", "$smtpd_starttls_timeout", min: 1);

    /// <summary>Protocol by which a proxy in front of us passes the client's address: haproxy.</summary>
    public static readonly Parameter<string> UpstreamProxyProtocol = Group.Text("postscreen_upstream_proxy_protocol", "");

    /// <summary>Limit on that exchange.</summary>
    public static readonly Parameter<TimeSpan> UpstreamProxyTimeout =
        Group.Time("postscreen_upstream_proxy_timeout", "5s", min: 1);

    /// <summary>Former way to offer TLS; see postscreen_tls_security_level.</summary>
    public static readonly Parameter<bool> UseTls = Group.Bool("postscreen_use_tls", "$smtpd_use_tls");

    /// <summary>How long postscreen(8) may take over one event before it ends itself.</summary>
    public static readonly Parameter<TimeSpan> WatchdogTimeout = Group.Time("postscreen_watchdog_timeout", "10s", min: 10);
}
