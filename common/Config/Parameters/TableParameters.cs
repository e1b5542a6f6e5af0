namespace Postfix.Config;

/// <summary>Parameters of lookup tables and of proxymap(8).</summary>
public static class TableParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("table");

    /// <summary>Memory for building a hash or btree file, in bytes.</summary>
    public static readonly Parameter<int> BerkeleyDbCreateBufferSize =
        Group.Number("berkeley_db_create_buffer_size", "16777216", min: 1);

    /// <summary>Memory for reading a hash or btree file, in bytes.</summary>
    public static readonly Parameter<int> BerkeleyDbReadBufferSize =
        Group.Number("berkeley_db_read_buffer_size", "131072", min: 1);

    /// <summary>Whether a daemon ends when a table cannot be opened, instead of failing lookups.</summary>
    public static readonly Parameter<bool> DaemonTableOpenErrorIsFatal = Group.Bool("daemon_table_open_error_is_fatal", "no");

    /// <summary>Table type of caches.</summary>
    public static readonly Parameter<string> DefaultCacheDbType = Group.Text("default_cache_db_type", "btree", minLength: 1);

    /// <summary>Table type that postmap(1) and postalias(1) build.</summary>
    public static readonly Parameter<string> DefaultDatabaseType = Group.Text("default_database_type", "hash", minLength: 1);

    /// <summary>Initial size of an LMDB file, in bytes.</summary>
    public static readonly Parameter<long> LmdbMapSize = Group.Long("lmdb_map_size", "16777216", min: 1);

    /// <summary>Table that gives a type to use in place of hash and btree types.</summary>
    public static readonly Parameter<string> NonBdbCustomMapping = Group.Text("non_bdb_custom_mapping", "");

    /// <summary>Directories in which root's tables may be rebuilt for another type.</summary>
    public static readonly Parameter<string> NonBdbMigrationAllowRootPrefixes =
        Group.Text("non_bdb_migration_allow_root_prefixes", "/etc /usr/local/etc");

    /// <summary>Directories in which users' tables may be rebuilt for another type.</summary>
    public static readonly Parameter<string> NonBdbMigrationAllowUserPrefixes =
        Group.Text("non_bdb_migration_allow_user_prefixes", "$data_directory /var/lib/mailman /var/lib/mailman3");

    /// <summary>How far tables move away from Berkeley DB: disable, enable-redirect, enable-reindex.</summary>
    public static readonly Parameter<string> NonBdbMigrationLevel =
        Group.Text("non_bdb_migration_level", "disable", minLength: 1);

    /// <summary>Whether each use of another type in place of hash or btree is logged.</summary>
    public static readonly Parameter<bool> NonBdbMigrationLogRedirect = Group.Bool("non_bdb_migration_log_redirect", "yes");

    /// <summary>Name of the service that rebuilds tables.</summary>
    public static readonly Parameter<string> NonBdbMigrationServiceName =
        Group.Text("non_bdb_migration_service_name", "nbdb_reindex");

    /// <summary>Tables that proxymap(8) may look into.</summary>
    public static readonly Parameter<string> ProxyReadMaps = Group.Text(
            "proxy_read_maps",
            "$local_recipient_maps $mydestination $virtual_alias_maps $virtual_alias_domains $virtual_mailbox_maps "
            + "$virtual_mailbox_domains $relay_recipient_maps $relay_domains $canonical_maps $sender_canonical_maps "
            + "$recipient_canonical_maps $relocated_maps $transport_maps $mynetworks $smtpd_sender_login_maps "
            + "$sender_bcc_maps $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps "
            + "$smtpd_client_restrictions $smtpd_helo_restrictions $smtpd_sender_restrictions $smtpd_relay_restrictions "
            + "$smtpd_recipient_restrictions $address_verify_sender_dependent_default_transport_maps "
            + "$address_verify_sender_dependent_relayhost_maps $address_verify_transport_maps $fallback_transport_maps "
            + "$lmtp_discard_lhlo_keyword_address_maps $lmtp_pix_workaround_maps $lmtp_sasl_password_maps "
            + "$lmtp_tls_policy_maps $mailbox_command_maps $mailbox_transport_maps "
            + "$postscreen_discard_ehlo_keyword_address_maps $rbl_reply_maps $sender_dependent_default_transport_maps "
            + "$sender_dependent_relayhost_maps $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps "
            + "$smtp_sasl_password_maps $smtp_tls_policy_maps $smtpd_discard_ehlo_keyword_address_maps "
            + "$smtpd_milter_maps $virtual_gid_maps $virtual_uid_maps $local_login_sender_maps "
            + "$postscreen_reject_footer_maps $smtpd_reject_footer_maps $tls_server_sni_maps "
            + "$tlsproxy_client_policy_maps $default_delivery_status_filter $lmtp_delivery_status_filter "
            + "$lmtp_dns_reply_filter $lmtp_reply_filter $local_delivery_status_filter $pipe_delivery_status_filter "
            + "$postscreen_command_filter $smtp_delivery_status_filter $smtp_dns_reply_filter $smtp_reply_filter "
            + "$smtpd_command_filter $smtpd_dns_reply_filter $virtual_delivery_status_filter $body_checks "
            + "$header_checks $lmtp_body_checks $lmtp_header_checks $lmtp_mime_header_checks $lmtp_nested_header_checks "
            + "$milter_header_checks $mime_header_checks $nested_header_checks $smtp_body_checks $smtp_header_checks "
            + "$smtp_mime_header_checks $smtp_nested_header_checks $smtpd_reject_filter_maps $debug_peer_list "
            + "$smtpd_etrn_restrictions $fast_flush_domains $authorized_flush_users $lmtp_connection_cache_destinations "
            + "$local_header_rewrite_clients $masquerade_exceptions $postscreen_access_list "
            + "$postscreen_allowlist_interfaces $postscreen_forbidden_commands $qmqpd_authorized_clients "
            + "$authorized_mailq_users $smtp_connection_cache_destinations $smtpd_log_access_permit_actions "
            + "$smtpd_forbidden_commands $smtpd_client_event_limit_exceptions $smtpd_sasl_exceptions_networks "
            + "$smtpd_sasl_mechanism_filter $smtp_requiretls_policy $smtp_sasl_mechanism_filter "
            + "$authorized_submit_users $smtpd_authorized_verp_clients $smtpd_authorized_xclient_hosts "
            + "$smtpd_authorized_xforward_hosts $lmtp_tls_loglevel_maps $postscreen_tls_loglevel_maps "
            + "$smtp_tls_loglevel_maps $smtpd_tls_loglevel_maps");

    /// <summary>Tables that proxymap(8) may change.</summary>
    public static readonly Parameter<string> ProxyWriteMaps =
        Group.Text("proxy_write_maps", "$smtp_sasl_auth_cache_name $lmtp_sasl_auth_cache_name $address_verify_map $postscreen_cache_map");

    /// <summary>Name of the service for reading tables.</summary>
    public static readonly Parameter<string> ProxymapServiceName = Group.Text("proxymap_service_name", "proxymap", minLength: 1);

    /// <summary>Name of the service for changing tables.</summary>
    public static readonly Parameter<string> ProxywriteServiceName =
        Group.Text("proxywrite_service_name", "proxywrite", minLength: 1);

    /// <summary>Longest socketmap request, in bytes.</summary>
    public static readonly Parameter<int> SocketmapMaxQuerySize = Group.Number("socketmap_max_query_size", "10000", min: 1);

    /// <summary>Longest socketmap reply, in bytes.</summary>
    public static readonly Parameter<int> SocketmapMaxReplySize = Group.Number("socketmap_max_reply_size", "100000", min: 1);
}
