namespace Postfix.Config;

/// <summary>
/// The names of access restrictions (postconf(5), smtpd_recipient_restrictions) for whoever reads lists of them; upper and lower case are
/// the same. smtpd(8), which carries them out, has its own table and spares itself the memory for this one.
/// </summary>
public static class RestrictionNames
{
    /// <summary>What comes before a restriction that shall only be logged.</summary>
    public const string WarnIfReject = "warn_if_reject";

    private static readonly Dictionary<string, RestrictionArgument> s_arguments = Table();

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => s_arguments.Keys;

    /// <summary>What follows a name; null when it is none of a restriction.</summary>
    public static RestrictionArgument? ArgumentOf(string name) =>
        s_arguments.TryGetValue(name, out RestrictionArgument argument) ? argument : null;

    private static Dictionary<string, RestrictionArgument> Table()
    {
        Dictionary<string, RestrictionArgument> table = new(StringComparer.OrdinalIgnoreCase) { ["sleep"] = RestrictionArgument.Seconds };
        Add(RestrictionArgument.None,
            "permit", "reject", "defer", "defer_if_permit", "defer_if_reject", "reject_unauth_pipelining", "reject_plaintext_session",
            "reject_multi_recipient_bounce", "permit_inet_interfaces", "permit_mynetworks", "permit_sasl_authenticated",
            "permit_tls_clientcerts", "permit_tls_all_clientcerts", "reject_unknown_client_hostname", "reject_unknown_client",
            "reject_unknown_reverse_client_hostname", "reject_invalid_helo_hostname", "reject_invalid_hostname",
            "reject_non_fqdn_helo_hostname", "reject_non_fqdn_hostname", "reject_unknown_helo_hostname", "reject_unknown_hostname",
            "reject_non_fqdn_sender", "reject_unknown_sender_domain", "reject_unknown_address", "reject_unlisted_sender",
            "reject_sender_login_mismatch", "reject_authenticated_sender_login_mismatch", "reject_unauthenticated_sender_login_mismatch",
            "reject_known_sender_login_mismatch", "reject_unverified_sender", "permit_auth_destination", "permit_mx_backup",
            "reject_unauth_destination", "defer_unauth_destination", "reject_non_fqdn_recipient", "reject_unknown_recipient_domain",
            "reject_unlisted_recipient", "check_recipient_maps", "reject_unverified_recipient",
            "check_relay_domains", "permit_naked_ip_address", "reject_maps_rbl"); // gone since 3.9
        Add(RestrictionArgument.Table,
            "check_client_access", "check_reverse_client_hostname_access", "check_ccert_access", "check_sasl_access", "check_helo_access",
            "check_sender_access", "check_recipient_access", "check_etrn_access");
        foreach (string who in (string[])["client", "reverse_client_hostname", "helo", "sender", "recipient"])
            Add(RestrictionArgument.Table, $"check_{who}_mx_access", $"check_{who}_ns_access", $"check_{who}_a_access");
        Add(RestrictionArgument.Service, "check_policy_service");
        Add(RestrictionArgument.DnsList,
            "reject_rbl_client", "reject_rbl", "reject_rhsbl_client", "reject_rhsbl_reverse_client", "reject_rhsbl_helo",
            "reject_rhsbl_sender", "reject_rhsbl_recipient", "permit_dnswl_client", "permit_rhswl_client");
        return table;

        void Add(RestrictionArgument argument, params ReadOnlySpan<string> names)
        {
            foreach (string name in names)
                table.Add(name, argument);
        }
    }
}
