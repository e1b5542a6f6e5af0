#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of access control in smtpd(8): restrictions, reply codes, policy services.</summary>
public static class SmtpdAccessParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("smtpd_access");

    public static readonly Parameter<int> AccessMapDeferCode = Group.Number("access_map_defer_code", "450");

    public static readonly Parameter<int> AccessMapRejectCode = Group.Number("access_map_reject_code", "554");

    public static readonly Parameter<bool> AllowUntrustedRouting = Group.Bool("allow_untrusted_routing", "no");

    public static readonly Parameter<string> DefaultRblReply =
        Group.Raw("default_rbl_reply", "$rbl_code Service unavailable; $rbl_class [$rbl_what] blocked using $rbl_domain${rbl_reason?; $rbl_reason}");

    public static readonly Parameter<int> DeferCode = Group.Number("defer_code", "450");

    public static readonly Parameter<int> InvalidHostnameRejectCode = Group.Number("invalid_hostname_reject_code", "501");

    public static readonly Parameter<string> MapsRblDomains = Group.Text("maps_rbl_domains", "");

    public static readonly Parameter<int> MapsRblRejectCode = Group.Number("maps_rbl_reject_code", "554");

    public static readonly Parameter<int> MultiRecipientBounceRejectCode =
        Group.Number("multi_recipient_bounce_reject_code", "550");

    public static readonly Parameter<int> NonFqdnRejectCode = Group.Number("non_fqdn_reject_code", "504");

    public static readonly Parameter<string> PermitMxBackupNetworks = Group.Text("permit_mx_backup_networks", "");

    public static readonly Parameter<int> PlaintextRejectCode = Group.Number("plaintext_reject_code", "450");

    public static readonly Parameter<string> RblReplyMaps = Group.Text("rbl_reply_maps", "");

    public static readonly Parameter<int> RejectCode = Group.Number("reject_code", "554");

    public static readonly Parameter<string> RejectTempfailAction =
        Group.Text("reject_tempfail_action", "defer_if_permit", minLength: 1);

    public static readonly Parameter<string> RelayClientcerts = Group.Text("relay_clientcerts", "");

    public static readonly Parameter<int> RelayDomainsRejectCode = Group.Number("relay_domains_reject_code", "554");

    public static readonly Parameter<string> ClientRestrictions = Group.Text("smtpd_client_restrictions", "");

    public static readonly Parameter<string> DataRestrictions = Group.Text("smtpd_data_restrictions", "");

    public static readonly Parameter<bool> DelayOpenUntilValidRcpt = Group.Bool("smtpd_delay_open_until_valid_rcpt", "yes");

    public static readonly Parameter<bool> DelayReject = Group.Bool("smtpd_delay_reject", "yes");

    public static readonly Parameter<string> EndOfDataRestrictions = Group.Text("smtpd_end_of_data_restrictions", "");

    public static readonly Parameter<string> EtrnRestrictions = Group.Text("smtpd_etrn_restrictions", "");

    public static readonly Parameter<int> ForbidBareNewlineRejectCode =
        Group.Number("smtpd_forbid_bare_newline_reject_code", "550", min: 500, max: 599);

    public static readonly Parameter<bool> HeloRequired = Group.Bool("smtpd_helo_required", "no");

    public static readonly Parameter<string> HeloRestrictions = Group.Text("smtpd_helo_restrictions", "");

    public static readonly Parameter<string> LogAccessPermitActions = Group.Text("smtpd_log_access_permit_actions", "");

    public static readonly Parameter<string> NullAccessLookupKey = Group.Text("smtpd_null_access_lookup_key", "<>");

    public static readonly Parameter<string> PolicyServiceDefaultAction =
        Group.Text("smtpd_policy_service_default_action", "451 4.3.5 Server configuration problem", minLength: 1);

    public static readonly Parameter<TimeSpan> PolicyServiceMaxIdle = Group.Time("smtpd_policy_service_max_idle", "300s", min: 1);

    public static readonly Parameter<TimeSpan> PolicyServiceMaxTtl = Group.Time("smtpd_policy_service_max_ttl", "1000s", min: 1);

    public static readonly Parameter<string> PolicyServicePolicyContext = Group.Text("smtpd_policy_service_policy_context", "");

    public static readonly Parameter<int> PolicyServiceRequestLimit = Group.Number("smtpd_policy_service_request_limit", "0");

    public static readonly Parameter<TimeSpan> PolicyServiceRetryDelay =
        Group.Time("smtpd_policy_service_retry_delay", "1s", min: 1);

    public static readonly Parameter<TimeSpan> PolicyServiceTimeout = Group.Time("smtpd_policy_service_timeout", "100s", min: 1);

    public static readonly Parameter<int> PolicyServiceTryLimit = Group.Number("smtpd_policy_service_try_limit", "2", min: 1);

    public static readonly Parameter<string> RecipientRestrictions = Group.Text("smtpd_recipient_restrictions", "");

    public static readonly Parameter<string> RejectFilterMaps = Group.Text("smtpd_reject_filter_maps", "");

    public static readonly Parameter<string> RejectFooter = Group.Raw("smtpd_reject_footer", "");

    public static readonly Parameter<string> RejectFooterMaps = Group.Text("smtpd_reject_footer_maps", "");

    public static readonly Parameter<bool> RejectUnlistedRecipient = Group.Bool("smtpd_reject_unlisted_recipient", "yes");

    public static readonly Parameter<bool> RejectUnlistedSender = Group.Bool("smtpd_reject_unlisted_sender", "no");

    public static readonly Parameter<bool> RelayBeforeRecipientRestrictions =
        Group.Bool("smtpd_relay_before_recipient_restrictions", "${{$compatibility_level} <level {3.6} ? {no} : {yes}}");

    public static readonly Parameter<string> RelayRestrictions = Group.Text(
            "smtpd_relay_restrictions",
            "${{$compatibility_level} <level {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, "
            + "defer_unauth_destination}}");

    public static readonly Parameter<string> RestrictionClasses = Group.Text("smtpd_restriction_classes", "");

    public static readonly Parameter<string> SenderLoginMaps = Group.Text("smtpd_sender_login_maps", "");

    public static readonly Parameter<string> SenderRestrictions = Group.Text("smtpd_sender_restrictions", "");

    public static readonly Parameter<int> UnknownAddressRejectCode = Group.Number("unknown_address_reject_code", "450");

    public static readonly Parameter<string> UnknownAddressTempfailAction =
        Group.Text("unknown_address_tempfail_action", "$reject_tempfail_action", minLength: 1);

    public static readonly Parameter<int> UnknownClientRejectCode = Group.Number("unknown_client_reject_code", "450");

    public static readonly Parameter<string> UnknownHeloHostnameTempfailAction =
        Group.Text("unknown_helo_hostname_tempfail_action", "$reject_tempfail_action", minLength: 1);

    public static readonly Parameter<int> UnknownHostnameRejectCode = Group.Number("unknown_hostname_reject_code", "450");

    public static readonly Parameter<int> UnknownLocalRecipientRejectCode =
        Group.Number("unknown_local_recipient_reject_code", "550");

    public static readonly Parameter<int> UnknownRelayRecipientRejectCode =
        Group.Number("unknown_relay_recipient_reject_code", "550");

    public static readonly Parameter<int> UnknownVirtualAliasRejectCode =
        Group.Number("unknown_virtual_alias_reject_code", "550");

    public static readonly Parameter<int> UnknownVirtualMailboxRejectCode =
        Group.Number("unknown_virtual_mailbox_reject_code", "550");

    public static readonly Parameter<int> UnverifiedRecipientDeferCode =
        Group.Number("unverified_recipient_defer_code", "450", min: 200, max: 499);

    public static readonly Parameter<int> UnverifiedRecipientRejectCode =
        Group.Number("unverified_recipient_reject_code", "450", min: 200, max: 599);

    public static readonly Parameter<string> UnverifiedRecipientRejectReason =
        Group.Text("unverified_recipient_reject_reason", "");

    public static readonly Parameter<string> UnverifiedRecipientTempfailAction =
        Group.Text("unverified_recipient_tempfail_action", "$reject_tempfail_action", minLength: 1);

    public static readonly Parameter<int> UnverifiedSenderDeferCode =
        Group.Number("unverified_sender_defer_code", "450", min: 200, max: 499);

    public static readonly Parameter<int> UnverifiedSenderRejectCode =
        Group.Number("unverified_sender_reject_code", "450", min: 200, max: 599);

    public static readonly Parameter<string> UnverifiedSenderRejectReason = Group.Text("unverified_sender_reject_reason", "");

    public static readonly Parameter<string> UnverifiedSenderTempfailAction =
        Group.Text("unverified_sender_tempfail_action", "$reject_tempfail_action", minLength: 1);
}
