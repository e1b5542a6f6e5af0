namespace Postfix.Config;

/// <summary>Parameters of smtp(8), the client: session, connection, content. Each exists as smtp_… and lmtp_….</summary>
/// <remarks>The program takes the set that fits the name it runs by: <see cref="Smtp"/> or <see cref="Lmtp"/>.</remarks>
public sealed class SmtpParameters(ClientParameterGroup group)
{
    /// <summary>The smtp_… set.</summary>
    public static readonly SmtpParameters Smtp = new(ClientParameterGroup.Smtp(""));

    /// <summary>The lmtp_… set.</summary>
    public static readonly SmtpParameters Lmtp = new(ClientParameterGroup.Lmtp(""));

    /// <summary>All of this set, for postconf(1).</summary>
    public ParameterGroup Group { get; } = group;

    /// <summary>Which addresses of a server are tried first: any, ipv4 or ipv6.</summary>
    public Parameter<string> AddressPreference { get; } = group.Text("address_preference", "any", minLength: 1);

    /// <summary>After which command an address probe ends: rcpt or data.</summary>
    public Parameter<string> AddressVerifyTarget { get; } = group.Text("address_verify_target", "rcpt", minLength: 1);

    /// <summary>Whether both IPv4 and IPv6 addresses are among those that are tried.</summary>
    public Parameter<bool> BalanceInetProtocols { get; } = group.Bool("balance_inet_protocols", "yes");

    /// <summary>Own IPv4 address of outgoing connections.</summary>
    public Parameter<string> BindAddress { get; } = group.Text("bind_address", "");

    /// <summary>Own IPv6 address of outgoing connections.</summary>
    public Parameter<string> BindAddress6 { get; } = group.Text("bind_address6", "");

    /// <summary>Whether mail waits when that address cannot be used.</summary>
    public Parameter<bool> BindAddressEnforce { get; } = group.Bool("bind_address_enforce", "no");

    /// <summary>As body_checks, on the way out.</summary>
    public Parameter<string> BodyChecks { get; } = group.Text("body_checks", "");

    /// <summary>Whether the name that a CNAME leads to counts for logs, SASL and TLS.</summary>
    public Parameter<bool> CnameOverridesServername { get; } = group.Bool("cname_overrides_servername", "no");

    /// <summary>Limit on connecting to a server; 0 leaves it to the system.</summary>
    public Parameter<TimeSpan> ConnectTimeout { get; } = group.Time("connect_timeout", group.Pick(smtp: "30s", lmtp: "0s"));

    /// <summary>Destinations to which connections are always kept.</summary>
    public Parameter<string> ConnectionCacheDestinations { get; } = group.Text("connection_cache_destinations", "");

    /// <summary>Whether connections are kept while much mail waits for a destination.</summary>
    public Parameter<bool> ConnectionCacheOnDemand { get; } = group.Bool("connection_cache_on_demand", "yes");

    /// <summary>How long an idle connection is kept.</summary>
    public Parameter<TimeSpan> ConnectionCacheTimeLimit { get; } = group.Time("connection_cache_time_limit", "2s", min: 1);

    /// <summary>How many messages may use one connection; 0 is no limit.</summary>
    public Parameter<int> ConnectionReuseCountLimit { get; } = group.Number("connection_reuse_count_limit", "0");

    /// <summary>How long a connection is used again.</summary>
    public Parameter<TimeSpan> ConnectionReuseTimeLimit { get; } = group.Time("connection_reuse_time_limit", "300s", min: 1);

    /// <summary>Limit on the answer to the end of the message.</summary>
    public Parameter<TimeSpan> DataDoneTimeout { get; } = group.Time("data_done_timeout", "600s", min: 1);

    /// <summary>Limit on sending DATA and on its answer.</summary>
    public Parameter<TimeSpan> DataInitTimeout { get; } = group.Time("data_init_timeout", "120s", min: 1);

    /// <summary>Limit on sending one buffer of the message.</summary>
    public Parameter<TimeSpan> DataXferTimeout { get; } = group.Time("data_xfer_timeout", "180s", min: 1);

    /// <summary>Whether mail waits, not bounces, when no MX host has an address.</summary>
    public Parameter<bool> DeferIfNoMxAddressFound { get; } = group.Bool("defer_if_no_mx_address_found", "no");

    /// <summary>Tables that change status code and text of deliveries.</summary>
    public Parameter<string> DeliveryStatusFilter { get; } =
        group.Text("delivery_status_filter", "$default_delivery_status_filter");

    /// <summary>Tables that give EHLO or LHLO keywords to overlook, by server address.</summary>
    public Parameter<string> DiscardEhloKeywordAddressMaps { get; } =
        group.Text(group.Pick("discard_ehlo_keyword_address_maps", "discard_lhlo_keyword_address_maps"), "");

    /// <summary>EHLO or LHLO keywords of servers to overlook.</summary>
    public Parameter<string> DiscardEhloKeywords { get; } =
        group.Text(group.Pick("discard_ehlo_keywords", "discard_lhlo_keywords"), "");

    /// <summary>Tables that change or drop DNS records.</summary>
    public Parameter<string> DnsReplyFilter { get; } = group.Text("dns_reply_filter", "");

    /// <summary>Resolver options: res_defnames, res_dnsrch.</summary>
    public Parameter<string> DnsResolverOptions { get; } = group.Text("dns_resolver_options", "");

    /// <summary>How much DNS is used: disabled, enabled or dnssec; empty derives it.</summary>
    public Parameter<string> DnsSupportLevel { get; } = group.Text("dns_support_level", "");

    /// <summary>Hosts that are tried when a destination cannot be reached.</summary>
    public Parameter<string> FallbackRelay { get; } = group.Text("fallback_relay", group.Pick(smtp: "$fallback_relay", lmtp: ""));

    /// <summary>Tables that rewrite addresses on the way out (generic(5)).</summary>
    public Parameter<string> GenericMaps { get; } = group.Text("generic_maps", "");

    /// <summary>As header_checks, on the way out.</summary>
    public Parameter<string> HeaderChecks { get; } = group.Text("header_checks", "");

    /// <summary>Name that HELO, EHLO or LHLO announce.</summary>
    public Parameter<string> HeloName { get; } = group.Text(group.Pick("helo_name", "lhlo_name"), "$myhostname", minLength: 1);

    /// <summary>Limit on HELO, EHLO or LHLO and its answer, and on the greeting.</summary>
    public Parameter<TimeSpan> HeloTimeout { get; } = group.Time(group.Pick("helo_timeout", "lhlo_timeout"), "300s", min: 1);

    /// <summary>How host names are looked up: dns, native.</summary>
    public Parameter<string> HostLookup { get; } = group.Text("host_lookup", "dns", minLength: 1);

    /// <summary>Longest line that is sent, in bytes; longer ones are folded; 0 is no limit.</summary>
    public Parameter<int> LineLengthLimit { get; } = group.Number("line_length_limit", "998");

    /// <summary>Limit on sending MAIL FROM and on its answer.</summary>
    public Parameter<TimeSpan> MailTimeout { get; } = group.Time("mail_timeout", "300s", min: 1);

    /// <summary>As mime_header_checks, on the way out.</summary>
    public Parameter<string> MimeHeaderChecks { get; } = group.Text("mime_header_checks", "");

    /// <summary>Least bytes per second that count as progress under a request deadline.</summary>
    public Parameter<int> MinDataRate { get; } = group.Number("min_data_rate", "500", min: 1);

    /// <summary>How many addresses of a destination are tried; 0 is no limit.</summary>
    public Parameter<int> MxAddressLimit { get; } = group.Number("mx_address_limit", "5");

    /// <summary>How many sessions a delivery may begin; 0 is no limit.</summary>
    public Parameter<int> MxSessionLimit { get; } = group.Number("mx_session_limit", "2");

    /// <summary>As nested_header_checks, on the way out.</summary>
    public Parameter<string> NestedHeaderChecks { get; } = group.Text("nested_header_checks", "");

    /// <summary>Whether time limits hold for a whole request and its answer, not for each read and write.</summary>
    public Parameter<bool> PerRequestDeadline { get; } =
        group.Bool("per_request_deadline", $"${{{group.Prefix}per_record_deadline?{{${group.Prefix}per_record_deadline}}:{{no}}}}");

    /// <summary>Pause before the final dot when the delay_dotcrlf workaround is on.</summary>
    public Parameter<TimeSpan> PixWorkaroundDelayTime { get; } = group.Time("pix_workaround_delay_time", "10s", min: 1);

    /// <summary>Tables that give workarounds by server address.</summary>
    public Parameter<string> PixWorkaroundMaps { get; } = group.Text("pix_workaround_maps", "");

    /// <summary>Age of a message from which workarounds for broken firewalls are used.</summary>
    public Parameter<TimeSpan> PixWorkaroundThresholdTime { get; } = group.Time("pix_workaround_threshold_time", "500s");

    /// <summary>Workarounds for Cisco PIX firewalls: delay_dotcrlf, disable_esmtp.</summary>
    public Parameter<string> PixWorkarounds { get; } = group.Text("pix_workarounds", "disable_esmtp,delay_dotcrlf");

    /// <summary>Limit on sending QUIT and on its answer.</summary>
    public Parameter<TimeSpan> QuitTimeout { get; } = group.Time("quit_timeout", "300s", min: 1);

    /// <summary>Whether envelope addresses are quoted as the RFC asks.</summary>
    public Parameter<bool> QuoteRfc821Envelope { get; } = group.Bool("quote_rfc821_envelope", "yes");

    /// <summary>Whether servers of equal preference are tried in random order.</summary>
    public Parameter<bool> RandomizeAddresses { get; } = group.Bool("randomize_addresses", "yes");

    /// <summary>Limit on sending RCPT TO and on its answer.</summary>
    public Parameter<TimeSpan> RcptTimeout { get; } = group.Time("rcpt_timeout", "300s", min: 1);

    /// <summary>Tables that rewrite server replies, line by line, before they are interpreted.</summary>
    public Parameter<string> ReplyFilter { get; } = group.Text("reply_filter", "");

    /// <summary>Limit on sending RSET and on its answer.</summary>
    public Parameter<TimeSpan> RsetTimeout { get; } = group.Time("rset_timeout", "20s", min: 1);

    /// <summary>Whether the client's name and address are passed on with XFORWARD.</summary>
    public Parameter<bool> SendXforwardCommand { get; } = group.Bool("send_xforward_command", "no");

    /// <summary>Whether a server that greets with 5xx is skipped instead of final.</summary>
    public Parameter<bool> Skip5xxGreeting { get; } = group.Bool("skip_5xx_greeting", "yes");

    /// <summary>Whether the answer to QUIT is not waited for.</summary>
    public Parameter<bool> SkipQuitResponse { get; } = group.Bool("skip_quit_response", group.Pick(smtp: "yes", lmtp: "no"));

    /// <summary>Port that is used when the destination names none.</summary>
    public Parameter<string> TcpPort { get; } = group.Text("tcp_port", group.Pick(smtp: "smtp", lmtp: "24"));

    /// <summary>Limit on sending XFORWARD and on its answer.</summary>
    public Parameter<TimeSpan> XforwardTimeout { get; } = group.Time("xforward_timeout", "300s", min: 1);
}
