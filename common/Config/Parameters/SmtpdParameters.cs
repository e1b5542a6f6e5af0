#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of smtpd(8): the session, its limits, who may do what.</summary>
public static class SmtpdParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtpd");

    public static readonly Parameter<bool> DisableVrfyCommand = Group.Bool("disable_vrfy_command", "no");

    public static readonly Parameter<string> LocalHeaderRewriteClients =
        Group.Text("local_header_rewrite_clients", "permit_inet_interfaces");

    public static readonly Parameter<long> QueueMinfree = Group.Long("queue_minfree", "0");

    public static readonly Parameter<string> AuthorizedVerpClients =
        Group.Text("smtpd_authorized_verp_clients", "$authorized_verp_clients");

    public static readonly Parameter<string> AuthorizedXclientHosts = Group.Text("smtpd_authorized_xclient_hosts", "");

    public static readonly Parameter<string> AuthorizedXforwardHosts = Group.Text("smtpd_authorized_xforward_hosts", "");

    public static readonly Parameter<string> Banner = Group.Text("smtpd_banner", "$myhostname ESMTP $mail_name", minLength: 1);

    public static readonly Parameter<int> ClientAuthRateLimit = Group.Number("smtpd_client_auth_rate_limit", "0");

    public static readonly Parameter<int> ClientConnectionCountLimit = Group.Number("smtpd_client_connection_count_limit", "50");

    public static readonly Parameter<int> ClientConnectionRateLimit = Group.Number("smtpd_client_connection_rate_limit", "0");

    public static readonly Parameter<string> ClientEventLimitExceptions =
        Group.Text("smtpd_client_event_limit_exceptions", "${smtpd_client_connection_limit_exceptions:$mynetworks}");

    public static readonly Parameter<int> ClientIpv4PrefixLength = Group.Number("smtpd_client_ipv4_prefix_length", "32", max: 32);

    public static readonly Parameter<int> ClientIpv6PrefixLength =
        Group.Number("smtpd_client_ipv6_prefix_length", "84", max: 128);

    public static readonly Parameter<int> ClientMessageRateLimit = Group.Number("smtpd_client_message_rate_limit", "0");

    public static readonly Parameter<int> ClientNewTlsSessionRateLimit =
        Group.Number("smtpd_client_new_tls_session_rate_limit", "0");

    public static readonly Parameter<bool> ClientPortLogging = Group.Bool("smtpd_client_port_logging", "no");

    public static readonly Parameter<int> ClientRecipientRateLimit = Group.Number("smtpd_client_recipient_rate_limit", "0");

    public static readonly Parameter<string> CommandFilter = Group.Text("smtpd_command_filter", "");

    public static readonly Parameter<string> DiscardEhloKeywordAddressMaps =
        Group.Text("smtpd_discard_ehlo_keyword_address_maps", "");

    public static readonly Parameter<string> DiscardEhloKeywords = Group.Text("smtpd_discard_ehlo_keywords", "");

    public static readonly Parameter<string> DnsReplyFilter = Group.Text("smtpd_dns_reply_filter", "");

    public static readonly Parameter<TimeSpan> ErrorSleepTime = Group.Time("smtpd_error_sleep_time", "1s");

    public static readonly Parameter<string> ExpansionFilter =
        Group.Raw("smtpd_expansion_filter", "\\t\\40!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static readonly Parameter<string> ForbidBareNewline =
        Group.Text("smtpd_forbid_bare_newline", "normalize", minLength: 1);

    public static readonly Parameter<string> ForbidBareNewlineExclusions =
        Group.Text("smtpd_forbid_bare_newline_exclusions", "$mynetworks");

    public static readonly Parameter<bool> ForbidUnauthPipelining = Group.Bool("smtpd_forbid_unauth_pipelining", "yes");

    public static readonly Parameter<string> ForbiddenCommands =
        Group.Text("smtpd_forbidden_commands", "CONNECT GET POST regexp:{{/^[^A-Z]/ Bogus}}");

    public static readonly Parameter<int> HardErrorLimit = Group.Number("smtpd_hard_error_limit", "${stress?{1}:{20}}", min: 1);

    public static readonly Parameter<bool> HideClientSession = Group.Bool("smtpd_hide_client_session", "no");

    public static readonly Parameter<int> HistoryFlushThreshold = Group.Number("smtpd_history_flush_threshold", "100", min: 1);

    public static readonly Parameter<int> JunkCommandLimit =
        Group.Number("smtpd_junk_command_limit", "${stress?{1}:{100}}", min: 1);

    public static readonly Parameter<int> MinDataRate = Group.Number("smtpd_min_data_rate", "500", min: 1);

    public static readonly Parameter<string> NoopCommands = Group.Text("smtpd_noop_commands", "");

    public static readonly Parameter<bool> PeernameLookup = Group.Bool("smtpd_peername_lookup", "yes");

    public static readonly Parameter<bool> PerRequestDeadline =
        Group.Bool("smtpd_per_request_deadline", "${smtpd_per_record_deadline?{$smtpd_per_record_deadline}:{${stress?{yes}:{no}}}}");

    public static readonly Parameter<string> ProxyEhlo = Group.Text("smtpd_proxy_ehlo", "$myhostname");

    public static readonly Parameter<string> ProxyFilter = Group.Text("smtpd_proxy_filter", "");

    public static readonly Parameter<string> ProxyOptions = Group.Text("smtpd_proxy_options", "");

    public static readonly Parameter<TimeSpan> ProxyTimeout = Group.Time("smtpd_proxy_timeout", "100s", min: 1);

    public static readonly Parameter<int> RecipientLimit = Group.Number("smtpd_recipient_limit", "1000", min: 1);

    public static readonly Parameter<int> RecipientOvershootLimit =
        Group.Number("smtpd_recipient_overshoot_limit", "1000", min: 1);

    public static readonly Parameter<int> SoftErrorLimit = Group.Number("smtpd_soft_error_limit", "10", min: 1);

    public static readonly Parameter<TimeSpan> Timeout = Group.Time("smtpd_timeout", "${stress?{10}:{300}}s", min: 1);

    public static readonly Parameter<string> UpstreamProxyProtocol = Group.Text("smtpd_upstream_proxy_protocol", "");

    public static readonly Parameter<TimeSpan> UpstreamProxyTimeout = Group.Time("smtpd_upstream_proxy_timeout", "5s", min: 1);

    public static readonly Parameter<bool> StrictRfc821Envelopes = Group.Bool("strict_rfc821_envelopes", "no");
}
