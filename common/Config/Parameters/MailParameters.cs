#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters that many programs read: who we are, where things are, what mail we take.</summary>
public static class MailParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("mail");

    public static readonly Parameter<string> AliasDatabase = Group.Text("alias_database", "hash:/etc/aliases");

    public static readonly Parameter<string> AlternateConfigDirectories = Group.Text("alternate_config_directories", "");

    public static readonly Parameter<bool> BackwardsBounceLogfileCompatibility =
        Group.Bool("backwards_bounce_logfile_compatibility", "yes");

    public static readonly Parameter<string> CommandDirectory = Group.Text("command_directory", "/usr/sbin", minLength: 1);

    public static readonly Parameter<string> CompatibilityLevel = Group.Text("compatibility_level", "0");

    public static readonly Parameter<string> ConfigDirectory = Group.Text("config_directory", Settings.DefaultConfigDirectory);

    public static readonly Parameter<string> ContentFilter = Group.Text("content_filter", "");

    public static readonly Parameter<string> DaemonDirectory =
        Group.Text("daemon_directory", "/usr/lib/postfix/sbin", minLength: 1);

    public static readonly Parameter<string> DataDirectory = Group.Text("data_directory", "/var/lib/postfix", minLength: 1);

    public static readonly Parameter<string> DefaultDeliveryStatusFilter = Group.Text("default_delivery_status_filter", "");

    public static readonly Parameter<string> DefaultPrivs = Group.Text("default_privs", "nobody", minLength: 1);

    public static readonly Parameter<string> DefaultVerpDelimiters =
        Group.Text("default_verp_delimiters", "+=", minLength: 2, maxLength: 2);

    public static readonly Parameter<int> DeliverLockAttempts = Group.Number("deliver_lock_attempts", "20", min: 1);

    public static readonly Parameter<TimeSpan> DeliverLockDelay = Group.Time("deliver_lock_delay", "1s", min: 1);

    public static readonly Parameter<bool> DisableDnsLookups = Group.Bool("disable_dns_lookups", "no");

    public static readonly Parameter<bool> DnsNcacheTtlFixEnable = Group.Bool("dns_ncache_ttl_fix_enable", "no");

    public static readonly Parameter<string> DnssecProbe = Group.Text("dnssec_probe", "ns:.");

    public static readonly Parameter<int> DontRemove = Group.Number("dont_remove", "0");

    public static readonly Parameter<string> DoubleBounceSender =
        Group.Text("double_bounce_sender", "double-bounce", minLength: 1);

    public static readonly Parameter<string> EmptyAddressRecipient =
        Group.Text("empty_address_recipient", "MAILER-DAEMON", minLength: 1);

    public static readonly Parameter<bool> EnableIdna2003Compatibility = Group.Bool("enable_idna2003_compatibility", "no");

    public static readonly Parameter<bool> EnableLongQueueIds = Group.Bool("enable_long_queue_ids", "no");

    public static readonly Parameter<bool> EnableOriginalRecipient = Group.Bool("enable_original_recipient", "yes");

    public static readonly Parameter<string> ExportEnvironment = Group.Text("export_environment", "TZ MAIL_CONFIG LANG");

    public static readonly Parameter<string> FastFlushDomains = Group.Text("fast_flush_domains", "$relay_domains");

    public static readonly Parameter<int> FaultInjectionCode = Group.Number("fault_injection_code", "0");

    public static readonly Parameter<int> HashQueueDepth = Group.Number("hash_queue_depth", "1", min: 1);

    public static readonly Parameter<string> HashQueueNames = Group.Text("hash_queue_names", "deferred, defer", minLength: 1);

    public static readonly Parameter<string> ImportEnvironment = Group.Text(
            "import_environment",
            "MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ XAUTHORITY DISPLAY LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME "
            + "XDG_RUNTIME_DIR");

    public static readonly Parameter<string> InetInterfaces = Group.Text("inet_interfaces", "all");

    public static readonly Parameter<string> InetProtocols = Group.Text("inet_protocols", "all");

    public static readonly Parameter<string> InternalMailFilterClasses = Group.Text("internal_mail_filter_classes", "");

    public static readonly Parameter<string> KnownTcpPorts =
        Group.Text("known_tcp_ports", "lmtp=24, smtp=25, smtps=submissions=465, submission=587");

    public static readonly Parameter<string> LocalRecipientMaps =
        Group.Text("local_recipient_maps", "proxy:unix:passwd.byname $alias_maps");

    public static readonly Parameter<string> MailName = Group.Text("mail_name", "Postfix", minLength: 1);

    public static readonly Parameter<string> MailOwner = Group.Text("mail_owner", "postfix", minLength: 1);

    public static readonly Parameter<string> MailReleaseDate = Group.Text("mail_release_date", "20260821", minLength: 1);

    public static readonly Parameter<string> MailVersion = Group.Text("mail_version", BuildFacts.MailVersion, minLength: 1);

    public static readonly Parameter<string> MessageDropHeaders =
        Group.Text("message_drop_headers", "bcc, content-length, resent-bcc, return-path");

    public static readonly Parameter<long> MessageSizeLimit = Group.Long("message_size_limit", "10240000");

    public static readonly Parameter<string> MetaDirectory = Group.Text("meta_directory", "/etc/postfix", minLength: 1);

    public static readonly Parameter<string> MyDestination =
        Group.Text("mydestination", "$myhostname, localhost.$mydomain, localhost");

    public static readonly Parameter<string> MyDomain = Group.Computed("mydomain", ComputedDefaults.MyDomain, minLength: 1);

    public static readonly Parameter<string> MyHostname = Group.Computed("myhostname", ComputedDefaults.MyHostname, minLength: 1);

    public static readonly Parameter<string> MyNetworks = Group.Computed("mynetworks", ComputedDefaults.MyNetworks);

    public static readonly Parameter<string> MyNetworksStyle =
        Group.Text("mynetworks_style", "${{$compatibility_level} <level {2} ? {subnet} : {host}}", minLength: 1);

    public static readonly Parameter<string> MyOrigin = Group.Text("myorigin", "$myhostname", minLength: 1);

    public static readonly Parameter<bool> OwnerRequestSpecial = Group.Bool("owner_request_special", "yes");

    public static readonly Parameter<string> ParentDomainMatchesSubdomains = Group.Text(
            "parent_domain_matches_subdomains",
            ""
            + "debug_peer_list,fast_flush_domains,mynetworks,permit_mx_backup_networks,qmqpd_authorized_clients,relay_domains,smtpd_access_maps");

    public static readonly Parameter<string> ProxyInterfaces = Group.Text("proxy_interfaces", "");

    public static readonly Parameter<string> QueueDirectory = Group.Text("queue_directory", "/var/spool/postfix", minLength: 1);

    public static readonly Parameter<string> ReceiveOverrideOptions = Group.Text("receive_override_options", "");

    public static readonly Parameter<string> RecipientDelimiter = Group.Text("recipient_delimiter", "");

    public static readonly Parameter<string> RelayDomains =
        Group.Text("relay_domains", "${{$compatibility_level} <level {2} ? {$mydestination} : {}}");

    public static readonly Parameter<string> RelayRecipientMaps = Group.Text("relay_recipient_maps", "");

    public static readonly Parameter<string> Relayhost = Group.Text("relayhost", "");

    public static readonly Parameter<bool> RequiretlsEnable = Group.Bool("requiretls_enable", "yes");

    public static readonly Parameter<bool> SendCyrusSaslAuthzid = Group.Bool("send_cyrus_sasl_authzid", "no");

    public static readonly Parameter<string> SetgidGroup = Group.Text("setgid_group", "postdrop", minLength: 1);

    public static readonly Parameter<string> ShlibDirectory = Group.Text("shlib_directory", "/usr/lib/postfix", minLength: 1);

    public static readonly Parameter<string> SmtpUtf8AutodetectClasses =
        Group.Text("smtputf8_autodetect_classes", "sendmail, verify", minLength: 1);

    public static readonly Parameter<bool> SmtpUtf8Enable =
        Group.Bool("smtputf8_enable", "${{$compatibility_level} <level {1} ? {no} : {yes}}");

    public static readonly Parameter<bool> SoftBounce = Group.Bool("soft_bounce", "no");

    public static readonly Parameter<TimeSpan> StaleLockTime = Group.Time("stale_lock_time", "500s", min: 1);

    public static readonly Parameter<string> Stress = Group.Text("stress", "");

    public static readonly Parameter<bool> StrictSmtpUtf8 = Group.Bool("strict_smtputf8", "no");

    public static readonly Parameter<int> TcpWindowsize = Group.Number("tcp_windowsize", "0");

    public static readonly Parameter<string> VerpDelimiterFilter = Group.Text("verp_delimiter_filter", "-=+", minLength: 1);
}
