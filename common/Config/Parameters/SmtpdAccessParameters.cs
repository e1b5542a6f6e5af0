namespace Postfix.Config;

/// <summary>Parameters of access control in smtpd(8): restrictions, reply codes, policy services.</summary>
public static class SmtpdAccessParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtpd_access");

    /// <summary>Code for the access(5) action DEFER.</summary>
    public static readonly Parameter<int> AccessMapDeferCode = Group.Number("access_map_defer_code", "450");

    /// <summary>Code for the access(5) action REJECT.</summary>
    public static readonly Parameter<int> AccessMapRejectCode = Group.Number("access_map_reject_code", "554");

    /// <summary>Whether source-routed mail of strangers is relayed.</summary>
    public static readonly Parameter<bool> AllowUntrustedRouting = Group.Bool("allow_untrusted_routing", "no");

    /// <summary>Reply for a client, domain or address on a DNS list.</summary>
    public static readonly Parameter<string> DefaultRblReply =
        Group.Raw("default_rbl_reply", "$rbl_code Service unavailable; $rbl_class [$rbl_what] blocked using $rbl_domain${rbl_reason?; $rbl_reason}",
            minLength: 1);

    /// <summary>Code for mail that is put off by "defer".</summary>
    public static readonly Parameter<int> DeferCode = Group.Number("defer_code", "450");

    /// <summary>Code for a malformed HELO name.</summary>
    public static readonly Parameter<int> InvalidHostnameRejectCode = Group.Number("invalid_hostname_reject_code", "501");

    /// <summary>Former list of DNS lists for reject_maps_rbl.</summary>
    public static readonly Parameter<string> MapsRblDomains = Group.Text("maps_rbl_domains", "");

    /// <summary>Code for what is on a DNS list.</summary>
    public static readonly Parameter<int> MapsRblRejectCode = Group.Number("maps_rbl_reject_code", "554");

    /// <summary>Code for a bounce with several recipients.</summary>
    public static readonly Parameter<int> MultiRecipientBounceRejectCode =
        Group.Number("multi_recipient_bounce_reject_code", "550");

    /// <summary>Code for a name that is not fully qualified.</summary>
    public static readonly Parameter<int> NonFqdnRejectCode = Group.Number("non_fqdn_reject_code", "504");

    /// <summary>Networks that one of a domain's best MX hosts must be in, for permit_mx_backup.</summary>
    public static readonly Parameter<string> PermitMxBackupNetworks = Group.Text("permit_mx_backup_networks", "");

    /// <summary>Code for a session without encryption.</summary>
    public static readonly Parameter<int> PlaintextRejectCode = Group.Number("plaintext_reject_code", "450");

    /// <summary>Tables that give a reply by DNS list.</summary>
    public static readonly Parameter<string> RblReplyMaps = Group.Text("rbl_reply_maps", "");

    /// <summary>Code for what is refused by "reject".</summary>
    public static readonly Parameter<int> RejectCode = Group.Number("reject_code", "554");

    /// <summary>What happens when a refusal meets a temporary error: defer_if_permit or defer.</summary>
    public static readonly Parameter<string> RejectTempfailAction =
        Group.Text("reject_tempfail_action", "defer_if_permit", minLength: 1);

    /// <summary>Tables of client certificates that may relay.</summary>
    public static readonly Parameter<string> RelayClientcerts = Group.Text("relay_clientcerts", "");

    /// <summary>Code for mail that would have to be relayed.</summary>
    public static readonly Parameter<int> RelayDomainsRejectCode = Group.Number("relay_domains_reject_code", "554");

    /// <summary>Restrictions on the client's name and address.</summary>
    public static readonly Parameter<string> ClientRestrictions = Group.Text("smtpd_client_restrictions", "");

    /// <summary>Restrictions at the DATA command.</summary>
    public static readonly Parameter<string> DataRestrictions = Group.Text("smtpd_data_restrictions", "");

    /// <summary>Whether a queue file is made only for the first accepted recipient.</summary>
    public static readonly Parameter<bool> DelayOpenUntilValidRcpt = Group.Bool("smtpd_delay_open_until_valid_rcpt", "yes");

    /// <summary>Whether restrictions on client, HELO and sender wait for RCPT.</summary>
    public static readonly Parameter<bool> DelayReject = Group.Bool("smtpd_delay_reject", "yes");

    /// <summary>Restrictions at the end of the message.</summary>
    public static readonly Parameter<string> EndOfDataRestrictions = Group.Text("smtpd_end_of_data_restrictions", "");

    /// <summary>Restrictions on ETRN.</summary>
    public static readonly Parameter<string> EtrnRestrictions = Group.Text("smtpd_etrn_restrictions", "");

    /// <summary>Code for mail with bare newlines.</summary>
    public static readonly Parameter<int> ForbidBareNewlineRejectCode =
        Group.Number("smtpd_forbid_bare_newline_reject_code", "550", min: 500, max: 599);

    /// <summary>Whether HELO or EHLO must come before MAIL.</summary>
    public static readonly Parameter<bool> HeloRequired = Group.Bool("smtpd_helo_required", "no");

    /// <summary>Restrictions on the HELO name.</summary>
    public static readonly Parameter<string> HeloRestrictions = Group.Text("smtpd_helo_restrictions", "");

    /// <summary>Permitting actions that are logged.</summary>
    public static readonly Parameter<string> LogAccessPermitActions = Group.Text("smtpd_log_access_permit_actions", "");

    /// <summary>Key for the empty sender in access(5) tables.</summary>
    public static readonly Parameter<string> NullAccessLookupKey = Group.Text("smtpd_null_access_lookup_key", "<>");

    /// <summary>Action when a policy service cannot be asked.</summary>
    public static readonly Parameter<string> PolicyServiceDefaultAction =
        Group.Text("smtpd_policy_service_default_action", "451 4.3.5 Server configuration problem", minLength: 1);

    /// <summary>How long an idle connection to a policy service is kept.</summary>
    public static readonly Parameter<TimeSpan> PolicyServiceMaxIdle = Group.Time("smtpd_policy_service_max_idle", "300s", min: 1);

    /// <summary>How long a connection to a policy service is used at most.</summary>
    public static readonly Parameter<TimeSpan> PolicyServiceMaxTtl = Group.Time("smtpd_policy_service_max_ttl", "1000s", min: 1);

    /// <summary>Value of the attribute policy_context, to tell uses of one service apart.</summary>
    public static readonly Parameter<string> PolicyServicePolicyContext = Group.Text("smtpd_policy_service_policy_context", "");

    /// <summary>Requests on one connection to a policy service; 0 is no limit.</summary>
    public static readonly Parameter<int> PolicyServiceRequestLimit = Group.Number("smtpd_policy_service_request_limit", "0");

    /// <summary>Pause before a failed policy request is repeated.</summary>
    public static readonly Parameter<TimeSpan> PolicyServiceRetryDelay =
        Group.Time("smtpd_policy_service_retry_delay", "1s", min: 1);

    /// <summary>Limit on an exchange with a policy service.</summary>
    public static readonly Parameter<TimeSpan> PolicyServiceTimeout = Group.Time("smtpd_policy_service_timeout", "100s", min: 1);

    /// <summary>How often a policy request is tried.</summary>
    public static readonly Parameter<int> PolicyServiceTryLimit = Group.Number("smtpd_policy_service_try_limit", "2", min: 1);

    /// <summary>Restrictions on a recipient, after those on relaying.</summary>
    public static readonly Parameter<string> RecipientRestrictions = Group.Text("smtpd_recipient_restrictions", "");

    /// <summary>Tables that rewrite refusals before they are sent.</summary>
    public static readonly Parameter<string> RejectFilterMaps = Group.Text("smtpd_reject_filter_maps", "");

    /// <summary>Text that is appended to refusals; $name is expanded per client.</summary>
    public static readonly Parameter<string> RejectFooter = Group.Raw("smtpd_reject_footer", "");

    /// <summary>Tables that give such a text by reply.</summary>
    public static readonly Parameter<string> RejectFooterMaps = Group.Text("smtpd_reject_footer_maps", "");

    /// <summary>Whether unknown recipients are refused even when no restriction says so.</summary>
    public static readonly Parameter<bool> RejectUnlistedRecipient = Group.Bool("smtpd_reject_unlisted_recipient", "yes");

    /// <summary>Whether unknown senders in our own domains are refused.</summary>
    public static readonly Parameter<bool> RejectUnlistedSender = Group.Bool("smtpd_reject_unlisted_sender", "no");

    /// <summary>Whether relaying is decided before, not after, smtpd_recipient_restrictions.</summary>
    public static readonly Parameter<bool> RelayBeforeRecipientRestrictions =
        Group.Bool("smtpd_relay_before_recipient_restrictions", "${{$compatibility_level} <level {3.6} ? {no} : {yes}}");

    /// <summary>Restrictions on relaying.</summary>
    public static readonly Parameter<string> RelayRestrictions = Group.Text(
            "smtpd_relay_restrictions",
            "${{$compatibility_level} <level {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, "
            + "defer_unauth_destination}}");

    /// <summary>Names of restriction lists that main.cf defines and tables may give.</summary>
    public static readonly Parameter<string> RestrictionClasses = Group.Text("smtpd_restriction_classes", "");

    /// <summary>Tables that give the login names that own a sender address.</summary>
    public static readonly Parameter<string> SenderLoginMaps = Group.Text("smtpd_sender_login_maps", "");

    /// <summary>Restrictions on the sender.</summary>
    public static readonly Parameter<string> SenderRestrictions = Group.Text("smtpd_sender_restrictions", "");

    /// <summary>Code for an address whose domain does not exist.</summary>
    public static readonly Parameter<int> UnknownAddressRejectCode = Group.Number("unknown_address_reject_code", "450");

    /// <summary>What happens when that cannot be found out.</summary>
    public static readonly Parameter<string> UnknownAddressTempfailAction =
        Group.Text("unknown_address_tempfail_action", "$reject_tempfail_action", minLength: 1);

    /// <summary>Code for a client without a verified name.</summary>
    public static readonly Parameter<int> UnknownClientRejectCode = Group.Number("unknown_client_reject_code", "450");

    /// <summary>What happens when the HELO name cannot be looked up.</summary>
    public static readonly Parameter<string> UnknownHeloHostnameTempfailAction =
        Group.Text("unknown_helo_hostname_tempfail_action", "$reject_tempfail_action", minLength: 1);

    /// <summary>Code for a HELO name that does not exist.</summary>
    public static readonly Parameter<int> UnknownHostnameRejectCode = Group.Number("unknown_hostname_reject_code", "450");

    /// <summary>Code for an unknown local recipient.</summary>
    public static readonly Parameter<int> UnknownLocalRecipientRejectCode =
        Group.Number("unknown_local_recipient_reject_code", "550");

    /// <summary>Code for an unknown recipient in relay_domains.</summary>
    public static readonly Parameter<int> UnknownRelayRecipientRejectCode =
        Group.Number("unknown_relay_recipient_reject_code", "550");

    /// <summary>Code for an unknown recipient in virtual_alias_domains.</summary>
    public static readonly Parameter<int> UnknownVirtualAliasRejectCode =
        Group.Number("unknown_virtual_alias_reject_code", "550");

    /// <summary>Code for an unknown recipient in virtual_mailbox_domains.</summary>
    public static readonly Parameter<int> UnknownVirtualMailboxRejectCode =
        Group.Number("unknown_virtual_mailbox_reject_code", "550");

    /// <summary>Code while a recipient probe is under way or has failed for now.</summary>
    public static readonly Parameter<int> UnverifiedRecipientDeferCode =
        Group.Number("unverified_recipient_defer_code", "450", min: 200, max: 499);

    /// <summary>Code for a recipient whose probe bounced.</summary>
    public static readonly Parameter<int> UnverifiedRecipientRejectCode =
        Group.Number("unverified_recipient_reject_code", "450", min: 200, max: 599);

    /// <summary>Text for such a recipient in place of the next hop's.</summary>
    public static readonly Parameter<string> UnverifiedRecipientRejectReason =
        Group.Text("unverified_recipient_reject_reason", "");

    /// <summary>What happens while a recipient probe is under way.</summary>
    public static readonly Parameter<string> UnverifiedRecipientTempfailAction =
        Group.Text("unverified_recipient_tempfail_action", "$reject_tempfail_action", minLength: 1);

    /// <summary>Code while a sender probe is under way or has failed for now.</summary>
    public static readonly Parameter<int> UnverifiedSenderDeferCode =
        Group.Number("unverified_sender_defer_code", "450", min: 200, max: 499);

    /// <summary>Code for a sender whose probe bounced.</summary>
    public static readonly Parameter<int> UnverifiedSenderRejectCode =
        Group.Number("unverified_sender_reject_code", "450", min: 200, max: 599);

    /// <summary>Text for such a sender in place of the next hop's.</summary>
    public static readonly Parameter<string> UnverifiedSenderRejectReason = Group.Text("unverified_sender_reject_reason", "");

    /// <summary>What happens while a sender probe is under way.</summary>
    public static readonly Parameter<string> UnverifiedSenderTempfailAction =
        Group.Text("unverified_sender_tempfail_action", "$reject_tempfail_action", minLength: 1);
}
