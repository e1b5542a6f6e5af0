namespace Postfix.Config;

/// <summary>Parameters of smtpd(8): the session, its limits, who may do what.</summary>
public static class SmtpdParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtpd");

    /// <summary>Whether VRFY is refused.</summary>
    public static readonly Parameter<bool> DisableVrfyCommand = Group.Bool("disable_vrfy_command", "no");

    /// <summary>Clients whose mail gets complete headers, as if it came from this host.</summary>
    public static readonly Parameter<string> LocalHeaderRewriteClients =
        Group.Text("local_header_rewrite_clients", "permit_inet_interfaces");

    /// <summary>Least free space of the spool, in bytes, for mail to be accepted.</summary>
    public static readonly Parameter<long> QueueMinfree = Group.Long("queue_minfree", "0");

    /// <summary>Clients that may use XVERP.</summary>
    public static readonly Parameter<string> AuthorizedVerpClients =
        Group.Text("smtpd_authorized_verp_clients", "$authorized_verp_clients");

    /// <summary>Clients that may use XCLIENT and so speak for others.</summary>
    public static readonly Parameter<string> AuthorizedXclientHosts = Group.Text("smtpd_authorized_xclient_hosts", "");

    /// <summary>Clients that may use XFORWARD.</summary>
    public static readonly Parameter<string> AuthorizedXforwardHosts = Group.Text("smtpd_authorized_xforward_hosts", "");

    /// <summary>Text after the 220 code of the greeting.</summary>
    public static readonly Parameter<string> Banner = Group.Text("smtpd_banner", "$myhostname ESMTP $mail_name", minLength: 1);

    /// <summary>Most AUTH commands of a client per anvil_rate_time_unit; 0 is no limit.</summary>
    public static readonly Parameter<int> ClientAuthRateLimit = Group.Number("smtpd_client_auth_rate_limit", "0");

    /// <summary>Most connections of a client at a time; 0 is no limit.</summary>
    public static readonly Parameter<int> ClientConnectionCountLimit = Group.Number("smtpd_client_connection_count_limit", "50");

    /// <summary>Most connections of a client per anvil_rate_time_unit; 0 is no limit.</summary>
    public static readonly Parameter<int> ClientConnectionRateLimit = Group.Number("smtpd_client_connection_rate_limit", "0");

    /// <summary>Clients without these limits.</summary>
    public static readonly Parameter<string> ClientEventLimitExceptions =
        Group.Text("smtpd_client_event_limit_exceptions", "${smtpd_client_connection_limit_exceptions:$mynetworks}");

    /// <summary>Bits of an IPv4 address that make one client for these limits.</summary>
    public static readonly Parameter<int> ClientIpv4PrefixLength = Group.Number("smtpd_client_ipv4_prefix_length", "32", max: 32);

    /// <summary>Bits of an IPv6 address that make one client for these limits.</summary>
    public static readonly Parameter<int> ClientIpv6PrefixLength =
        Group.Number("smtpd_client_ipv6_prefix_length", "84", max: 128);

    /// <summary>Most messages of a client per anvil_rate_time_unit; 0 is no limit.</summary>
    public static readonly Parameter<int> ClientMessageRateLimit = Group.Number("smtpd_client_message_rate_limit", "0");

    /// <summary>Most new TLS sessions of a client per anvil_rate_time_unit; 0 is no limit.</summary>
    public static readonly Parameter<int> ClientNewTlsSessionRateLimit =
        Group.Number("smtpd_client_new_tls_session_rate_limit", "0");

    /// <summary>Whether client ports appear in log lines.</summary>
    public static readonly Parameter<bool> ClientPortLogging = Group.Bool("smtpd_client_port_logging", "no");

    /// <summary>Most recipients of a client per anvil_rate_time_unit; 0 is no limit.</summary>
    public static readonly Parameter<int> ClientRecipientRateLimit = Group.Number("smtpd_client_recipient_rate_limit", "0");

    /// <summary>Tables that rewrite commands of clients before they are interpreted.</summary>
    public static readonly Parameter<string> CommandFilter = Group.Text("smtpd_command_filter", "");

    /// <summary>Tables that give EHLO keywords to leave out, by client address.</summary>
    public static readonly Parameter<string> DiscardEhloKeywordAddressMaps =
        Group.Text("smtpd_discard_ehlo_keyword_address_maps", "");

    /// <summary>EHLO keywords to leave out.</summary>
    public static readonly Parameter<string> DiscardEhloKeywords = Group.Text("smtpd_discard_ehlo_keywords", "");

    /// <summary>Tables that change or drop DNS records.</summary>
    public static readonly Parameter<string> DnsReplyFilter = Group.Text("smtpd_dns_reply_filter", "");

    /// <summary>Pause before each reply once a client has made too many errors.</summary>
    public static readonly Parameter<TimeSpan> ErrorSleepTime = Group.Time("smtpd_error_sleep_time", "1s");

    /// <summary>Characters that $name may expand to in replies of DNS lists, in C notation.</summary>
    public static readonly Parameter<string> ExpansionFilter =
        Group.Raw("smtpd_expansion_filter", "\\t\\40!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
            minLength: 1);

    /// <summary>How a bare newline as line end is handled: no, normalize, reject, note.</summary>
    public static readonly Parameter<string> ForbidBareNewline =
        Group.Text("smtpd_forbid_bare_newline", "normalize", minLength: 1);

    /// <summary>Clients that may end lines with a bare newline.</summary>
    public static readonly Parameter<string> ForbidBareNewlineExclusions =
        Group.Text("smtpd_forbid_bare_newline_exclusions", "$mynetworks");

    /// <summary>Whether clients are hung up on that send commands before their turn.</summary>
    public static readonly Parameter<bool> ForbidUnauthPipelining = Group.Bool("smtpd_forbid_unauth_pipelining", "yes");

    /// <summary>Commands that end the session, since only other protocols have them.</summary>
    public static readonly Parameter<string> ForbiddenCommands =
        Group.Text("smtpd_forbidden_commands", "CONNECT GET POST regexp:{{/^[^A-Z]/ Bogus}}");

    /// <summary>Errors after which a client is hung up on.</summary>
    public static readonly Parameter<int> HardErrorLimit = Group.Number("smtpd_hard_error_limit", "${stress?{1}:{20}}", min: 1);

    /// <summary>Whether Received: tells nothing about the client, for submission services.</summary>
    public static readonly Parameter<bool> HideClientSession = Group.Bool("smtpd_hide_client_session", "no");

    /// <summary>Lines of a session that are kept for a notice to the postmaster.</summary>
    public static readonly Parameter<int> HistoryFlushThreshold = Group.Number("smtpd_history_flush_threshold", "100", min: 1);

    /// <summary>Commands such as NOOP and RSET, between messages, that count as no error.</summary>
    public static readonly Parameter<int> JunkCommandLimit =
        Group.Number("smtpd_junk_command_limit", "${stress?{1}:{100}}", min: 1);

    /// <summary>Least bytes per second that count as progress under a request deadline.</summary>
    public static readonly Parameter<int> MinDataRate = Group.Number("smtpd_min_data_rate", "500", min: 1);

    /// <summary>Commands that are answered with 250 and do nothing.</summary>
    public static readonly Parameter<string> NoopCommands = Group.Text("smtpd_noop_commands", "");

    /// <summary>Whether the client's name is looked up.</summary>
    public static readonly Parameter<bool> PeernameLookup = Group.Bool("smtpd_peername_lookup", "yes");

    /// <summary>Whether time limits hold for a whole request, not for each read and write.</summary>
    public static readonly Parameter<bool> PerRequestDeadline =
        Group.Bool("smtpd_per_request_deadline", "${smtpd_per_record_deadline?{$smtpd_per_record_deadline}:{${stress?{yes}:{no}}}}");

    /// <summary>Name that is announced to a before-queue filter.</summary>
    public static readonly Parameter<string> ProxyEhlo = Group.Text("smtpd_proxy_ehlo", "$myhostname");

    /// <summary>Before-queue filter: an SMTP server that mail passes through while the client waits.</summary>
    public static readonly Parameter<string> ProxyFilter = Group.Text("smtpd_proxy_filter", "");

    /// <summary>Options for the before-queue filter: speed_adjust.</summary>
    public static readonly Parameter<string> ProxyOptions = Group.Text("smtpd_proxy_options", "");

    /// <summary>Limit on connecting to the before-queue filter and on each exchange with it.</summary>
    public static readonly Parameter<TimeSpan> ProxyTimeout = Group.Time("smtpd_proxy_timeout", "100s", min: 1);

    /// <summary>Most recipients of one message.</summary>
    public static readonly Parameter<int> RecipientLimit = Group.Number("smtpd_recipient_limit", "1000", min: 1);

    /// <summary>How many recipients beyond that are refused before it counts as an error.</summary>
    public static readonly Parameter<int> RecipientOvershootLimit =
        Group.Number("smtpd_recipient_overshoot_limit", "1000", min: 1);

    /// <summary>Errors after which replies slow down.</summary>
    public static readonly Parameter<int> SoftErrorLimit = Group.Number("smtpd_soft_error_limit", "10", min: 1);

    /// <summary>Limit on the wait for a command and on sending a reply.</summary>
    public static readonly Parameter<TimeSpan> Timeout = Group.Time("smtpd_timeout", "${stress?{10}:{300}}s", min: 1);

    /// <summary>Protocol by which a proxy in front of us passes the client's address: haproxy.</summary>
    public static readonly Parameter<string> UpstreamProxyProtocol = Group.Text("smtpd_upstream_proxy_protocol", "");

    /// <summary>Limit on that exchange.</summary>
    public static readonly Parameter<TimeSpan> UpstreamProxyTimeout = Group.Time("smtpd_upstream_proxy_timeout", "5s", min: 1);

    /// <summary>Whether addresses in MAIL and RCPT must be in angle brackets and without comments.</summary>
    public static readonly Parameter<bool> StrictRfc821Envelopes = Group.Bool("strict_rfc821_envelopes", "no");
}
