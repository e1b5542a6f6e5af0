#pragma warning disable CS1591 // The summaries follow.
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

    public Parameter<string> AddressPreference { get; } = group.Text("address_preference", "any", minLength: 1);

    public Parameter<string> AddressVerifyTarget { get; } = group.Text("address_verify_target", "rcpt", minLength: 1);

    public Parameter<bool> BalanceInetProtocols { get; } = group.Bool("balance_inet_protocols", "yes");

    public Parameter<string> BindAddress { get; } = group.Text("bind_address", "");

    public Parameter<string> BindAddress6 { get; } = group.Text("bind_address6", "");

    public Parameter<bool> BindAddressEnforce { get; } = group.Bool("bind_address_enforce", "no");

    public Parameter<string> BodyChecks { get; } = group.Text("body_checks", "");

    public Parameter<bool> CnameOverridesServername { get; } = group.Bool("cname_overrides_servername", "no");

    public Parameter<TimeSpan> ConnectTimeout { get; } = group.Time("connect_timeout", group.Pick(smtp: "30s", lmtp: "0s"));

    public Parameter<string> ConnectionCacheDestinations { get; } = group.Text("connection_cache_destinations", "");

    public Parameter<bool> ConnectionCacheOnDemand { get; } = group.Bool("connection_cache_on_demand", "yes");

    public Parameter<TimeSpan> ConnectionCacheTimeLimit { get; } = group.Time("connection_cache_time_limit", "2s", min: 1);

    public Parameter<int> ConnectionReuseCountLimit { get; } = group.Number("connection_reuse_count_limit", "0");

    public Parameter<TimeSpan> ConnectionReuseTimeLimit { get; } = group.Time("connection_reuse_time_limit", "300s", min: 1);

    public Parameter<TimeSpan> DataDoneTimeout { get; } = group.Time("data_done_timeout", "600s", min: 1);

    public Parameter<TimeSpan> DataInitTimeout { get; } = group.Time("data_init_timeout", "120s", min: 1);

    public Parameter<TimeSpan> DataXferTimeout { get; } = group.Time("data_xfer_timeout", "180s", min: 1);

    public Parameter<bool> DeferIfNoMxAddressFound { get; } = group.Bool("defer_if_no_mx_address_found", "no");

    public Parameter<string> DeliveryStatusFilter { get; } =
        group.Text("delivery_status_filter", "$default_delivery_status_filter");

    public Parameter<string> DiscardEhloKeywordAddressMaps { get; } =
        group.Text(group.Pick("discard_ehlo_keyword_address_maps", "discard_lhlo_keyword_address_maps"), "");

    public Parameter<string> DiscardEhloKeywords { get; } =
        group.Text(group.Pick("discard_ehlo_keywords", "discard_lhlo_keywords"), "");

    public Parameter<string> DnsReplyFilter { get; } = group.Text("dns_reply_filter", "");

    public Parameter<string> DnsResolverOptions { get; } = group.Text("dns_resolver_options", "");

    public Parameter<string> DnsSupportLevel { get; } = group.Text("dns_support_level", "");

    public Parameter<string> FallbackRelay { get; } = group.Text("fallback_relay", group.Pick(smtp: "$fallback_relay", lmtp: ""));

    public Parameter<string> GenericMaps { get; } = group.Text("generic_maps", "");

    public Parameter<string> HeaderChecks { get; } = group.Text("header_checks", "");

    public Parameter<string> HeloName { get; } = group.Text(group.Pick("helo_name", "lhlo_name"), "$myhostname", minLength: 1);

    public Parameter<TimeSpan> HeloTimeout { get; } = group.Time(group.Pick("helo_timeout", "lhlo_timeout"), "300s", min: 1);

    public Parameter<string> HostLookup { get; } = group.Text("host_lookup", "dns", minLength: 1);

    public Parameter<int> LineLengthLimit { get; } = group.Number("line_length_limit", "998");

    public Parameter<TimeSpan> MailTimeout { get; } = group.Time("mail_timeout", "300s", min: 1);

    public Parameter<string> MimeHeaderChecks { get; } = group.Text("mime_header_checks", "");

    public Parameter<int> MinDataRate { get; } = group.Number("min_data_rate", "500", min: 1);

    public Parameter<int> MxAddressLimit { get; } = group.Number("mx_address_limit", "5");

    public Parameter<int> MxSessionLimit { get; } = group.Number("mx_session_limit", "2");

    public Parameter<string> NestedHeaderChecks { get; } = group.Text("nested_header_checks", "");

    public Parameter<bool> PerRequestDeadline { get; } =
        group.Bool("per_request_deadline", $"${{{group.Prefix}per_record_deadline?{{${group.Prefix}per_record_deadline}}:{{no}}}}");

    public Parameter<TimeSpan> PixWorkaroundDelayTime { get; } = group.Time("pix_workaround_delay_time", "10s", min: 1);

    public Parameter<string> PixWorkaroundMaps { get; } = group.Text("pix_workaround_maps", "");

    public Parameter<TimeSpan> PixWorkaroundThresholdTime { get; } = group.Time("pix_workaround_threshold_time", "500s");

    public Parameter<string> PixWorkarounds { get; } = group.Text("pix_workarounds", "disable_esmtp,delay_dotcrlf");

    public Parameter<TimeSpan> QuitTimeout { get; } = group.Time("quit_timeout", "300s", min: 1);

    public Parameter<bool> QuoteRfc821Envelope { get; } = group.Bool("quote_rfc821_envelope", "yes");

    public Parameter<bool> RandomizeAddresses { get; } = group.Bool("randomize_addresses", "yes");

    public Parameter<TimeSpan> RcptTimeout { get; } = group.Time("rcpt_timeout", "300s", min: 1);

    public Parameter<string> ReplyFilter { get; } = group.Text("reply_filter", "");

    public Parameter<TimeSpan> RsetTimeout { get; } = group.Time("rset_timeout", "20s", min: 1);

    public Parameter<bool> SendXforwardCommand { get; } = group.Bool("send_xforward_command", "no");

    public Parameter<bool> Skip5xxGreeting { get; } = group.Bool("skip_5xx_greeting", "yes");

    public Parameter<bool> SkipQuitResponse { get; } = group.Bool("skip_quit_response", group.Pick(smtp: "yes", lmtp: "no"));

    public Parameter<string> TcpPort { get; } = group.Text("tcp_port", group.Pick(smtp: "smtp", lmtp: "24"));

    public Parameter<TimeSpan> XforwardTimeout { get; } = group.Time("xforward_timeout", "300s", min: 1);
}
