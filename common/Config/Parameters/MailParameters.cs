namespace Postfix.Config;

/// <summary>Parameters that many programs read: who we are, where things are, what mail we take.</summary>
public static class MailParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("mail");

    /// <summary>The alias files that newaliases rebuilds.</summary>
    public static readonly Parameter<string> AliasDatabase = Group.Text("alias_database", "$default_database_type:/etc/aliases");

    /// <summary>Other configuration directories that set-group-ID programs accept.</summary>
    public static readonly Parameter<string> AlternateConfigDirectories = Group.Text("alternate_config_directories", "");

    /// <summary>Whether bounce logs are also written in the form that Postfix 2.0 reads.</summary>
    public static readonly Parameter<bool> BackwardsBounceLogfileCompatibility =
        Group.Bool("backwards_bounce_logfile_compatibility", "yes");

    /// <summary>Where the commands are.</summary>
    public static readonly Parameter<string> CommandDirectory = Group.Text("command_directory", "/usr/sbin", minLength: 1);

    /// <summary>The version whose defaults this site has agreed to.</summary>
    public static readonly Parameter<string> CompatibilityLevel = Group.Text("compatibility_level", "0");

    /// <summary>Where main.cf and master.cf are.</summary>
    public static readonly Parameter<string> ConfigDirectory = Group.Text("config_directory", Settings.DefaultConfigDirectory);

    /// <summary>Transport and next hop through which all mail passes before delivery.</summary>
    public static readonly Parameter<string> ContentFilter = Group.Text("content_filter", "");

    /// <summary>Where the daemons are.</summary>
    public static readonly Parameter<string> DaemonDirectory =
        Group.Text("daemon_directory", "/usr/lib/postfix/sbin", minLength: 1);

    /// <summary>Where the mail system keeps state of its own, such as caches.</summary>
    public static readonly Parameter<string> DataDirectory = Group.Text("data_directory", "/var/lib/postfix", minLength: 1);

    /// <summary>Tables that change status code and text of any delivery.</summary>
    public static readonly Parameter<string> DefaultDeliveryStatusFilter = Group.Text("default_delivery_status_filter", "");

    /// <summary>User for commands and files of aliases that belong to root.</summary>
    public static readonly Parameter<string> DefaultPrivs = Group.Text("default_privs", "nobody", minLength: 1);

    /// <summary>The two characters around the recipient in a VERP sender address.</summary>
    public static readonly Parameter<string> DefaultVerpDelimiters =
        Group.Text("default_verp_delimiters", "+=", minLength: 2, maxLength: 2);

    /// <summary>How often a lock is tried.</summary>
    public static readonly Parameter<int> DeliverLockAttempts = Group.Number("deliver_lock_attempts", "20", min: 1);

    /// <summary>Pause between two tries for a lock.</summary>
    public static readonly Parameter<TimeSpan> DeliverLockDelay = Group.Time("deliver_lock_delay", "1s", min: 1);

    /// <summary>Former way to do without MX records; see smtp_dns_support_level.</summary>
    public static readonly Parameter<bool> DisableDnsLookups = Group.Bool("disable_dns_lookups", "no");

    /// <summary>Whether the life of a negative DNS answer follows RFC 2308 when a library gets it wrong.</summary>
    public static readonly Parameter<bool> DnsNcacheTtlFixEnable = Group.Bool("dns_ncache_ttl_fix_enable", "no");

    /// <summary>Type and name of a DNS query that shows whether the resolver validates.</summary>
    public static readonly Parameter<string> DnssecProbe = Group.Text("dnssec_probe", "ns:.");

    /// <summary>For debugging: queue files are moved to "saved" instead of being removed.</summary>
    public static readonly Parameter<int> DontRemove = Group.Number("dont_remove", "0");

    /// <summary>Local part of the sender of notices that must never bounce.</summary>
    public static readonly Parameter<string> DoubleBounceSender =
        Group.Text("double_bounce_sender", "double-bounce", minLength: 1);

    /// <summary>Who gets mail for the empty address.</summary>
    public static readonly Parameter<string> EmptyAddressRecipient =
        Group.Text("empty_address_recipient", "MAILER-DAEMON", minLength: 1);

    /// <summary>Whether international domain names are converted as in 2003.</summary>
    public static readonly Parameter<bool> EnableIdna2003Compatibility = Group.Bool("enable_idna2003_compatibility", "no");

    /// <summary>Whether queue ids are unique for good, and longer.</summary>
    public static readonly Parameter<bool> EnableLongQueueIds = Group.Bool("enable_long_queue_ids", "no");

    /// <summary>Whether the recipient before aliases is kept, for X-Original-To: and logs.</summary>
    public static readonly Parameter<bool> EnableOriginalRecipient = Group.Bool("enable_original_recipient", "yes");

    /// <summary>Environment variables that commands outside the mail system get.</summary>
    public static readonly Parameter<string> ExportEnvironment = Group.Text("export_environment", "TZ MAIL_CONFIG LANG");

    /// <summary>Domains whose queued mail can be flushed on request (ETRN).</summary>
    public static readonly Parameter<string> FastFlushDomains = Group.Text("fast_flush_domains", "$relay_domains");

    /// <summary>For debugging: which fault to simulate.</summary>
    public static readonly Parameter<int> FaultInjectionCode = Group.Number("fault_injection_code", "0");

    /// <summary>Levels of subdirectories of the queues in hash_queue_names.</summary>
    public static readonly Parameter<int> HashQueueDepth = Group.Number("hash_queue_depth", "1", min: 1);

    /// <summary>Queues that are spread over subdirectories.</summary>
    public static readonly Parameter<string> HashQueueNames = Group.Text("hash_queue_names", "deferred, defer", minLength: 1);

    /// <summary>Environment variables that the mail system takes over when it starts.</summary>
    public static readonly Parameter<string> ImportEnvironment = Group.Text(
            "import_environment",
            "MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ XAUTHORITY DISPLAY LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME "
            + "XDG_RUNTIME_DIR");

    /// <summary>Addresses on which mail is received; local mail is recognized by them too.</summary>
    public static readonly Parameter<string> InetInterfaces = Group.Text("inet_interfaces", "all");

    /// <summary>Internet protocols in use: ipv4, ipv6, all.</summary>
    public static readonly Parameter<string> InetProtocols = Group.Text("inet_protocols", "all");

    /// <summary>Kinds of internally made mail that filters see: bounce, notify.</summary>
    public static readonly Parameter<string> InternalMailFilterClasses = Group.Text("internal_mail_filter_classes", "");

    /// <summary>Names of TCP ports, so that no services file is needed.</summary>
    public static readonly Parameter<string> KnownTcpPorts =
        Group.Text("known_tcp_ports", "lmtp=24, smtp=25, smtps=submissions=465, submission=587");

    /// <summary>Tables of all local recipients; empty accepts every name.</summary>
    public static readonly Parameter<string> LocalRecipientMaps =
        Group.Text("local_recipient_maps", "proxy:unix:passwd.byname $alias_maps");

    /// <summary>Name of the mail system in greetings and headers.</summary>
    public static readonly Parameter<string> MailName = Group.Text("mail_name", "Postfix", minLength: 1);

    /// <summary>User who owns the queue and as whom most programs run.</summary>
    public static readonly Parameter<string> MailOwner = Group.Text("mail_owner", "postfix", minLength: 1);

    /// <summary>Date of this version, year month day.</summary>
    public static readonly Parameter<string> MailReleaseDate = Group.Text("mail_release_date", "20260821", minLength: 1);

    /// <summary>Version of the mail system.</summary>
    public static readonly Parameter<string> MailVersion = Group.Text("mail_version", BuildFacts.MailVersion, minLength: 1);

    /// <summary>Headers that are removed on arrival.</summary>
    public static readonly Parameter<string> MessageDropHeaders =
        Group.Text("message_drop_headers", "bcc, content-length, resent-bcc, return-path");

    /// <summary>Largest message, in bytes with envelope; 0 is no limit.</summary>
    public static readonly Parameter<long> MessageSizeLimit = Group.Long("message_size_limit", "10240000");

    /// <summary>Where files of the installation itself are, such as dynamicmaps.cf.</summary>
    public static readonly Parameter<string> MetaDirectory = Group.Text("meta_directory", "/etc/postfix", minLength: 1);

    /// <summary>Domains that are delivered to users of this host.</summary>
    public static readonly Parameter<string> MyDestination =
        Group.Text("mydestination", "$myhostname, localhost.$mydomain, localhost");

    /// <summary>The domain that this host is in.</summary>
    public static readonly Parameter<string> MyDomain = Group.Computed("mydomain", ComputedDefaults.MyDomain, minLength: 1);

    /// <summary>The name of this host on the internet.</summary>
    public static readonly Parameter<string> MyHostname = Group.Computed("myhostname", ComputedDefaults.MyHostname, minLength: 1);

    /// <summary>Clients that are trusted, mainly to relay.</summary>
    public static readonly Parameter<string> MyNetworks = Group.Computed("mynetworks", ComputedDefaults.MyNetworks);

    /// <summary>What the default of mynetworks is: host, subnet or class.</summary>
    public static readonly Parameter<string> MyNetworksStyle =
        Group.Text("mynetworks_style", "${{$compatibility_level} <level {2} ? {subnet} : {host}}", minLength: 1);

    /// <summary>Domain that completes addresses without one.</summary>
    public static readonly Parameter<string> MyOrigin = Group.Text("myorigin", "$myhostname", minLength: 1);

    /// <summary>Whether owner-list and list-request are never split at the recipient delimiter.</summary>
    public static readonly Parameter<bool> OwnerRequestSpecial = Group.Bool("owner_request_special", "yes");

    /// <summary>Parameters in which a domain also stands for its subdomains.</summary>
    public static readonly Parameter<string> ParentDomainMatchesSubdomains = Group.Text(
            "parent_domain_matches_subdomains",
            ""
            + "debug_peer_list,fast_flush_domains,mynetworks,permit_mx_backup_networks,qmqpd_authorized_clients,relay_domains,smtpd_access_maps");

    /// <summary>Addresses at which this host is reached through a proxy or NAT.</summary>
    public static readonly Parameter<string> ProxyInterfaces = Group.Text("proxy_interfaces", "");

    /// <summary>The spool, root directory of jailed programs.</summary>
    public static readonly Parameter<string> QueueDirectory = Group.Text("queue_directory", "/var/spool/postfix", minLength: 1);

    /// <summary>Steps to leave out when mail is received, for filters that had it before.</summary>
    public static readonly Parameter<string> ReceiveOverrideOptions = Group.Text("receive_override_options", "");

    /// <summary>Characters that separate a user name from an address extension.</summary>
    public static readonly Parameter<string> RecipientDelimiter = Group.Text("recipient_delimiter", "");

    /// <summary>Other domains for which mail is accepted and relayed.</summary>
    public static readonly Parameter<string> RelayDomains =
        Group.Text("relay_domains", "${{$compatibility_level} <level {2} ? {$mydestination} : {}}");

    /// <summary>Tables of all recipients in relay_domains; empty accepts every name.</summary>
    public static readonly Parameter<string> RelayRecipientMaps = Group.Text("relay_recipient_maps", "");

    /// <summary>Next hop of mail to other domains; empty follows DNS.</summary>
    public static readonly Parameter<string> Relayhost = Group.Text("relayhost", "");

    /// <summary>Whether REQUIRETLS is supported.</summary>
    public static readonly Parameter<bool> RequiretlsEnable = Group.Bool("requiretls_enable", "yes");

    /// <summary>Whether the SASL client sends an authorization name.</summary>
    public static readonly Parameter<bool> SendCyrusSaslAuthzid = Group.Bool("send_cyrus_sasl_authzid", "no");

    /// <summary>Group of the set-group-ID commands, and of the directories they write to.</summary>
    public static readonly Parameter<string> SetgidGroup = Group.Text("setgid_group", "postdrop", minLength: 1);

    /// <summary>Where shared libraries of Postfix would be.</summary>
    public static readonly Parameter<string> ShlibDirectory = Group.Text("shlib_directory", "/usr/lib/postfix", minLength: 1);

    /// <summary>Kinds of mail in which the need for SMTPUTF8 is looked for.</summary>
    public static readonly Parameter<string> SmtpUtf8AutodetectClasses =
        Group.Text("smtputf8_autodetect_classes", "sendmail, verify", minLength: 1);

    /// <summary>Whether addresses and headers may be UTF-8.</summary>
    public static readonly Parameter<bool> SmtpUtf8Enable =
        Group.Bool("smtputf8_enable", "${{$compatibility_level} <level {1} ? {no} : {yes}}");

    /// <summary>For testing: permanent errors become temporary ones.</summary>
    public static readonly Parameter<bool> SoftBounce = Group.Bool("soft_bounce", "no");

    /// <summary>Age at which a lock file counts as left behind.</summary>
    public static readonly Parameter<TimeSpan> StaleLockTime = Group.Time("stale_lock_time", "500s", min: 1);

    /// <summary>Set by master(8) to "yes" when all processes of a public service are busy.</summary>
    public static readonly Parameter<string> Stress = Group.Text("stress", "");

    /// <summary>Whether UTF-8 addresses are refused from clients that did not ask for SMTPUTF8.</summary>
    public static readonly Parameter<bool> StrictSmtpUtf8 = Group.Bool("strict_smtputf8", "no");

    /// <summary>TCP window size in bytes; 0 leaves it to the system.</summary>
    public static readonly Parameter<int> TcpWindowsize = Group.Number("tcp_windowsize", "0");

    /// <summary>Characters that VERP delimiters may be.</summary>
    public static readonly Parameter<string> VerpDelimiterFilter = Group.Text("verp_delimiter_filter", "-=+", minLength: 1);
}
