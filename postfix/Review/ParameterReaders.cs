using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>
/// Which programs of master.cf read a parameter, as their manual pages say. Those that every program may read, or a library on its
/// behalf, are not listed.
/// </summary>
internal static class ParameterReaders
{
    private const string Smtpd = "smtpd", Cleanup = "cleanup", Qmgr = "qmgr", Rewrite = "trivial-rewrite", Local = "local", Virtual = "virtual",
        Smtp = "smtp", Lmtp = "lmtp", Bounce = "bounce", Proxymap = "proxymap", Postscreen = "postscreen", Tlsproxy = "tlsproxy",
        Tlsmgr = "tlsmgr", Pickup = "pickup", Qmqpd = "qmqpd", Pipe = "pipe", Verify = "verify", Showq = "showq", Scache = "scache",
        Flush = "flush", Anvil = "anvil", Dnsblog = "dnsblog";

    // Names under which programs are installed, too.
    private static readonly Dictionary<string, string> s_otherNames = new(StringComparer.Ordinal)
    {
        ["defer"] = Bounce, ["trace"] = Bounce, ["retry"] = "error", ["proxywrite"] = Proxymap, ["oqmgr"] = Qmgr,
    };

    private static readonly HashSet<string> s_programs = new(StringComparer.Ordinal)
    {
        Smtpd, Cleanup, Qmgr, Rewrite, Local, Virtual, Smtp, Lmtp, Bounce, Proxymap, Postscreen, Tlsproxy, Tlsmgr, Pickup, Qmqpd, Pipe,
        Verify, Showq, Scache, Flush, Anvil, Dnsblog, "error", "discard", "spawn", "postlogd", "nbdb_reindexd",
    };

    // All parameters of an area.
    private static readonly (ParameterGroup Area, string[] Programs)[] s_areas =
    [
        (SmtpdParameters.Group, [Smtpd]),
        (SmtpdAccessParameters.Group, [Smtpd]),
        (SmtpdSaslParameters.Group, [Smtpd]),
        (SmtpdTlsParameters.Group, [Smtpd, Postscreen, Tlsproxy, Tlsmgr]),
        (SmtpParameters.Smtp.Group, [Smtp]),
        (SmtpSaslParameters.Smtp.Group, [Smtp]),
        (SmtpTlsParameters.Smtp.Group, [Smtp, Tlsproxy, Tlsmgr]),
        (SmtpParameters.Lmtp.Group, [Lmtp]),
        (SmtpSaslParameters.Lmtp.Group, [Lmtp]),
        (SmtpTlsParameters.Lmtp.Group, [Lmtp, Tlsmgr]),
        (SmtpSharedParameters.Group, [Smtp, Lmtp]),
        (ConnectionCacheParameters.Group, [Smtp, Lmtp, Scache]),
        (CleanupParameters.Group, [Cleanup]),
        (RewriteParameters.Group, [Rewrite]),
        (QueueManagerParameters.Group, [Qmgr]),
        (LocalParameters.Group, [Local]),
        (VirtualParameters.Group, [Virtual]),
        (BounceParameters.Group, [Bounce]),
        (AnvilParameters.Group, [Anvil]),
        (FlushParameters.Group, [Flush]),
        (MilterParameters.Group, [Smtpd, Cleanup]),
        (VerifyParameters.Group, [Verify, Smtpd, Rewrite, Qmgr, Proxymap]),
        (PostscreenTlsParameters.Group, [Postscreen]),
        (PostscreenParameters.Group, [Postscreen]),
        (QmqpdParameters.Group, [Qmqpd]),
        (TlsproxyParameters.Group, [Tlsproxy]),
    ];

    // Where that is not all, or too much. None: every program.
    private static readonly Dictionary<string, string[]> s_exceptions = Exceptions(
        ([], ["address_verify_negative_cache", "address_verify_sender", "address_verify_service_name", "append_dot_mydomain", "tlsproxy_service_name"]),
        ([Smtpd, Postscreen],
        [
            "disable_vrfy_command", "smtpd_banner", "smtpd_client_connection_count_limit", "smtpd_command_filter",
            "smtpd_discard_ehlo_keyword_address_maps", "smtpd_discard_ehlo_keywords", "smtpd_expansion_filter", "smtpd_forbidden_commands",
            "smtpd_helo_required", "smtpd_reject_footer", "smtpd_reject_footer_maps",
        ]),
        ([Smtpd, Proxymap], ["local_recipient_maps", "relay_recipient_maps", "smtpd_restriction_classes", "smtpd_sender_login_maps"]),
        ([Smtpd], ["smtpd_milters", "smtpd_milter_maps"]),
        ([Smtpd, Smtp, Lmtp], ["cyrus_sasl_config_path"]),
        ([Smtpd, Rewrite], ["show_user_unknown_table_name"]),
        ([Pickup, Qmqpd, Smtpd], ["content_filter", "receive_override_options"]),
        ([Cleanup],
        [
            "detect_8bit_encoding_header", "disable_mime_input_processing", "force_mime_input_conversion", "milter_header_checks",
            "mime_header_checks", "non_smtpd_milters",
        ]),
        ([Cleanup, Proxymap, Smtpd], ["canonical_maps", "recipient_canonical_maps", "sender_canonical_maps"]),
        ([Cleanup, Proxymap, Smtpd, Rewrite], ["virtual_alias_maps"]),
        ([Cleanup, Bounce], ["delay_warning_time"]),
        ([Cleanup, Local, Showq], ["duplicate_filter_limit"]),
        ([Cleanup, Bounce, Smtpd, Smtp, Lmtp], ["header_from_format"]),
        ([Cleanup, Local, Smtp, Lmtp], ["propagate_unmatched_extensions"]),
        ([Cleanup, Rewrite], ["remote_header_rewrite_domain"]),
        ([Cleanup, Smtpd], ["requiretls_esmtp_header"]),
        ([Cleanup, Qmgr], ["disable_verp_bounces"]),
        ([Rewrite, Proxymap], ["relocated_maps", "transport_maps"]),
        ([Rewrite, Proxymap, Smtpd], ["virtual_alias_domains", "virtual_mailbox_domains"]),
        ([Virtual, Rewrite, Proxymap, Smtpd], ["virtual_mailbox_maps"]),
        ([Qmgr, Bounce], ["maximal_queue_lifetime"]),
        ([Qmgr, Smtp, Lmtp], ["minimal_backoff_time", "queue_run_delay"]),
        ([Local, Proxymap, Smtpd], ["alias_maps"]),
        ([Local, Pipe, "spawn"], ["command_time_limit"]),
        ([Local, Virtual], ["mail_spool_directory", "strict_mailbox_ownership"]),
        ([Pipe], ["pipe_delivery_status_filter"]),
        ([Bounce, Smtpd], ["bounce_notice_recipient"]),
        ([Bounce, Smtpd, Smtp, Lmtp], ["error_notice_recipient", "notify_classes"]),
        ([Postscreen, Proxymap], ["postscreen_cache_map"]),
        ([Dnsblog], ["dnsblog_reply_delay"]),
        ([Proxymap], ["proxy_read_maps", "proxy_write_maps"]));

    // What qmgr(8) reads for each transport: "relay_destination_rate_delay".
    private static readonly string[] s_transportSuffixes =
    [
        "_delivery_slot_cost", "_delivery_slot_discount", "_delivery_slot_loan", "_destination_concurrency_failed_cohort_limit",
        "_destination_concurrency_limit", "_destination_concurrency_negative_feedback", "_destination_concurrency_positive_feedback",
        "_destination_rate_delay", "_destination_recipient_limit", "_extra_recipient_limit", "_initial_destination_concurrency",
        "_minimum_delivery_slots", "_recipient_limit", "_recipient_refill_delay", "_recipient_refill_limit", "_transport_rate_delay",
    ];

    /// <summary>The parameters that are listed by name, for tests.</summary>
    public static IEnumerable<string> Names => s_exceptions.Keys;

    /// <summary>The programs that read a parameter; none when all may do so.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        if (s_exceptions.TryGetValue(name, out string[]? programs))
            return programs;
        foreach ((ParameterGroup area, string[] readers) in s_areas)
        {
            if (area.Find(name) is not null)
                return readers;
        }
        bool isOfTransport = ParameterCatalog.Find(name) is null
            && Array.Exists(s_transportSuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));
        return isOfTransport ? [Qmgr] : [];
    }

    /// <summary>Whether a program may read a parameter; also of programs that are not ours.</summary>
    public static bool MayRead(string program, string name)
    {
        string reader = s_otherNames.GetValueOrDefault(program, program);
        return !s_programs.Contains(reader) || Of(name) is not { Count: > 0 } readers || readers.Contains(reader);
    }

    private static Dictionary<string, string[]> Exceptions(params ReadOnlySpan<(string[] Programs, string[] Names)> rows)
    {
        Dictionary<string, string[]> exceptions = new(StringComparer.Ordinal);
        foreach ((string[] programs, string[] names) in rows)
        {
            foreach (string name in names)
                exceptions.Add(name, programs);
        }
        return exceptions;
    }
}
