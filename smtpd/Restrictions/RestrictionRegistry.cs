using System.Collections.Frozen;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Lookup;
using Postfix.Smtpd.Restrictions.DnsLists;

namespace Postfix.Smtpd.Restrictions;

/// <summary>All access restrictions. Adding one means a class, a row here and its name among <see cref="RestrictionNames"/>.</summary>
internal static class RestrictionRegistry
{
    /// <summary>Asks a server of the site's.</summary>
    public const string PolicyService = "check_policy_service";

    // A domain under the control of a stranger may list any number of servers.
    private const int ServerAddressLimit = 100;

    private const string NotOwnedName = "reject_authenticated_sender_login_mismatch";
    private const string NotLoggedInName = "reject_unauthenticated_sender_login_mismatch";
    private const string KnownName = "reject_known_sender_login_mismatch";

    private static readonly RestrictionType[] s_types =
    [
        // Anywhere.
        Plain("permit", _ => new PermitAll()),
        Plain("reject", c => new RejectAll(c.Settings[SmtpdAccessParameters.RejectCode])),
        Plain("defer", c => new DeferAll(c.Settings[SmtpdAccessParameters.DeferCode])),
        Plain("defer_if_permit", _ => new DeferIfPermit()),
        Plain("defer_if_reject", _ => new DeferIfReject()),
        Plain("reject_unauth_pipelining", _ => new RejectUnauthPipelining()),
        Plain("reject_plaintext_session", c => new RejectPlaintextSession(c.Settings[SmtpdAccessParameters.PlaintextRejectCode])),
        Plain("reject_multi_recipient_bounce", c => new RejectMultiRecipientBounce(c.Settings[SmtpdAccessParameters.MultiRecipientBounceRejectCode])),
        new("sleep", RestrictionArgument.Seconds, (_, seconds) => new SleepSeconds(TimeSpan.FromSeconds(int.Parse(seconds)))),

        // Client.
        Plain("permit_inet_interfaces", c => new PermitInetInterfaces(c.Clients)),
        Plain("permit_mynetworks", c => new PermitMyNetworks(c.Clients)),
        Plain("permit_sasl_authenticated", _ => new PermitSaslAuthenticated()),
        Plain(PermitClientCertificate.Listed, c => new PermitClientCertificate(PermitClientCertificate.Listed, false, c.Certificates)),
        Plain(PermitClientCertificate.AllTrusted, c => new PermitClientCertificate(PermitClientCertificate.AllTrusted, true, c.Certificates)),
        Plain("reject_unknown_client_hostname", c => new RejectUnknownClient(c.Settings[SmtpdAccessParameters.UnknownClientRejectCode])),
        Plain("reject_unknown_client", c => new RejectUnknownClient(c.Settings[SmtpdAccessParameters.UnknownClientRejectCode])),
        Plain("reject_unknown_reverse_client_hostname", c => new RejectUnknownReverseClient(c.Settings[SmtpdAccessParameters.UnknownClientRejectCode])),
        Table("check_client_access", AccessChecks.Client),
        GuardedTable("check_reverse_client_hostname_access", AccessChecks.ReverseClient),
        new(CheckCertificateAccess.Name, RestrictionArgument.Table, CheckCertificateAccess.Create),
        new("check_sasl_access", RestrictionArgument.Table, (c, table) => WithSasl(
            c, () => new CheckAccess(c.OpenTable(table), AccessChecks.Login), "check_sasl_access")),
        Servers("check_client_mx_access", DnsRecordType.MX, ServerSubject.Client),
        Servers("check_client_ns_access", DnsRecordType.NS, ServerSubject.Client),
        Servers("check_client_a_access", DnsRecordType.A, ServerSubject.Client),
        Servers("check_reverse_client_hostname_mx_access", DnsRecordType.MX, ServerSubject.ReverseClient),
        Servers("check_reverse_client_hostname_ns_access", DnsRecordType.NS, ServerSubject.ReverseClient),
        Servers("check_reverse_client_hostname_a_access", DnsRecordType.A, ServerSubject.ReverseClient),

        RejectsListed("reject_rbl_client", DnsListSubject.ClientAddress),
        RejectsListed("reject_rbl", DnsListSubject.ClientAddress),
        RejectsListed("reject_rhsbl_client", DnsListSubject.ClientName),
        RejectsListed("reject_rhsbl_reverse_client", DnsListSubject.ReverseClientName),
        PermitsListed("permit_dnswl_client", DnsListSubject.ClientAddress),
        PermitsListed("permit_rhswl_client", DnsListSubject.ClientName),

        // HELO.
        RejectsListed("reject_rhsbl_helo", DnsListSubject.Helo),
        Table("check_helo_access", AccessChecks.Helo),
        Servers("check_helo_mx_access", DnsRecordType.MX, ServerSubject.Helo),
        Servers("check_helo_ns_access", DnsRecordType.NS, ServerSubject.Helo),
        Servers("check_helo_a_access", DnsRecordType.A, ServerSubject.Helo),
        Plain("reject_invalid_helo_hostname", RejectInvalidHeloFor),
        Plain("reject_invalid_hostname", RejectInvalidHeloFor),
        Plain("reject_non_fqdn_helo_hostname", RejectNonFqdnHeloFor),
        Plain("reject_non_fqdn_hostname", RejectNonFqdnHeloFor),
        Plain("reject_unknown_helo_hostname", RejectUnknownHeloFor),
        Plain("reject_unknown_hostname", RejectUnknownHeloFor),

        // Sender.
        RejectsListed("reject_rhsbl_sender", DnsListSubject.Sender),
        AddressTable("check_sender_access", AddressRole.Sender),
        Servers("check_sender_mx_access", DnsRecordType.MX, ServerSubject.Sender),
        Servers("check_sender_ns_access", DnsRecordType.NS, ServerSubject.Sender),
        Servers("check_sender_a_access", DnsRecordType.A, ServerSubject.Sender),
        Plain("reject_non_fqdn_sender", c => new RejectNonFqdnAddress(AddressRole.Sender, c.Settings[SmtpdAccessParameters.NonFqdnRejectCode])),
        Plain("reject_unknown_sender_domain", c => RejectUnknownAddressFor(c, AddressRole.Sender)),
        Plain("reject_unknown_address", c => RejectUnknownAddressFor(c, AddressRole.Sender)),
        Plain("reject_unlisted_sender", c => new RejectUnlisted(AddressRole.Sender, c.Recipients)),
        SenderLogin("reject_sender_login_mismatch", SenderLoginRule.NotOwned | SenderLoginRule.NotLoggedIn, NotOwnedName, NotLoggedInName),
        SenderLogin(NotOwnedName, SenderLoginRule.NotOwned, NotOwnedName),
        SenderLogin(NotLoggedInName, SenderLoginRule.NotLoggedIn, NotLoggedInName),
        SenderLogin(KnownName, SenderLoginRule.NotOwned | SenderLoginRule.NotLoggedIn | SenderLoginRule.OnlyOwned, KnownName),

        // Recipient.
        RejectsListed("reject_rhsbl_recipient", DnsListSubject.Recipient),
        AddressTable("check_recipient_access", AddressRole.Recipient),
        Servers("check_recipient_mx_access", DnsRecordType.MX, ServerSubject.Recipient),
        Servers("check_recipient_ns_access", DnsRecordType.NS, ServerSubject.Recipient),
        Servers("check_recipient_a_access", DnsRecordType.A, ServerSubject.Recipient),
        Plain("permit_auth_destination", c => new PermitAuthDestination(c.Resolver)),
        Plain("permit_mx_backup", PermitMxBackupFor),
        Plain("reject_unauth_destination", c => new RejectUnauthDestination(c.Resolver, RelayCode(c), "5.7.1")),
        Plain("defer_unauth_destination", c => new RejectUnauthDestination(c.Resolver, RelayCode(c) - 100, "4.7.1")),
        Plain("reject_non_fqdn_recipient", c => new RejectNonFqdnAddress(AddressRole.Recipient, c.Settings[SmtpdAccessParameters.NonFqdnRejectCode])),
        Plain("reject_unknown_recipient_domain", c => RejectUnknownAddressFor(c, AddressRole.Recipient)),
        Plain("reject_unlisted_recipient", c => new RejectUnlisted(AddressRole.Recipient, c.Recipients)),
        Plain("check_recipient_maps", c => new RejectUnlisted(AddressRole.Recipient, c.Recipients)),

        // ETRN.
        Table("check_etrn_access", AccessChecks.Etrn),

        // Not in yet.
        new(PolicyService, RestrictionArgument.Service, (c, _) => NotInYet(PolicyService, c)),
        Plain("reject_unverified_sender", c => NotInYet("reject_unverified_sender", c)),
        Plain("reject_unverified_recipient", c => NotInYet("reject_unverified_recipient", c)),

        // Gone since 3.9.
        Removed("check_relay_domains", "\"reject_unauth_destination\""),
        Removed("permit_naked_ip_address", "\"permit_mynetworks\" or \"permit_sasl_authenticated\""),
        Removed("reject_maps_rbl", "\"reject_rbl_client domain-name\""),
    ];

    private static readonly FrozenDictionary<string, RestrictionType> s_byName =
        s_types.ToFrozenDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, for tests.</summary>
    public static IReadOnlyList<RestrictionType> Types => s_types;

    /// <summary>The restriction of this name; null when there is none.</summary>
    public static RestrictionType? Find(string name) => s_byName.GetValueOrDefault(name);

    private static RestrictionType Plain(string name, Func<RestrictionContext, IRestriction> create) =>
        new(name, RestrictionArgument.None, (context, _) => create(context));

    private static RestrictionType SenderLogin(string name, SenderLoginRule rule, params string[] names) =>
        Plain(name, c => WithSasl(c, () => new SenderLoginMismatch(rule, c.OpenSenderOwners()), names));

    private static IRestriction WithSasl(RestrictionContext context, Func<IRestriction> create, params string[] names) =>
        context.Settings[SmtpdSaslParameters.AuthEnable] ? create() : new IgnoredWithoutSasl(context.Log, names);

    private static RestrictionType Removed(string name, string successor) => Plain(name, c => new Misconfigured(
        $"support for restriction \"{name}\" has been removed in {c.Settings[MailParameters.MailName]} 3.9; instead, specify {successor}", c.Log));

    private static Misconfigured NotInYet(string name, RestrictionContext context) =>
        new($"restriction {name} is not supported by this version", context.Log);

    private static RestrictionType Table(string name, Func<AccessTable, Evaluation, Verdict> lookup) =>
        new(name, RestrictionArgument.Table, (c, table) => new CheckAccess(c.OpenTable(table), lookup));

    private static RestrictionType GuardedTable(string name, Func<AccessTable, Evaluation, Verdict> lookup) =>
        new(name, RestrictionArgument.Table, (c, table) => new WithoutPermit(name, new CheckAccess(c.OpenTable(table), lookup), c.Log));

    private static RestrictionType AddressTable(string name, AddressRole role) =>
        new(name, RestrictionArgument.Table, (c, table) =>
            new CheckAccess(c.OpenTable(table), (open, evaluation) => c.Addresses.Judge(open, evaluation, role)));

    private static RestrictionType Servers(string name, DnsRecordType type, ServerSubject who) =>
        new(name, RestrictionArgument.Table, (c, table) => new WithoutPermit(
            name,
            new CheckServerAccess(c.OpenTable(table), type, who, c.Dns, ServerAddressLimit, c.Log),
            c.Log));

    private static RestrictionType RejectsListed(string name, DnsListSubject who) =>
        new(name, RestrictionArgument.DnsList, (c, list) => new RejectListed(c.OpenDnsList(list), who, c.CreateDnsListReplies()));

    private static RestrictionType PermitsListed(string name, DnsListSubject who) =>
        new(name, RestrictionArgument.DnsList, (c, list) => new PermitListed(name, c.OpenDnsList(list), who, c.Resolver));

    private static int RelayCode(RestrictionContext context) => context.Settings[SmtpdAccessParameters.RelayDomainsRejectCode];

    private static PermitMxBackup PermitMxBackupFor(RestrictionContext context) => new(
        context.Resolver,
        context.Dns,
        context.Host,
        context.OpenList(SmtpdAccessParameters.PermitMxBackupNetworks, MatchSubject.Client),
        context.Settings[SmtpdAccessParameters.PermitMxBackupNetworks].Length > 0,
        context.MxBackupNote);

    private static RejectInvalidHelo RejectInvalidHeloFor(RestrictionContext context) =>
        new(context.Settings[SmtpdAccessParameters.InvalidHostnameRejectCode]);

    private static RejectNonFqdnHelo RejectNonFqdnHeloFor(RestrictionContext context) => new(
        context.Settings[SmtpdAccessParameters.NonFqdnRejectCode], context.Settings[SmtpdAccessParameters.InvalidHostnameRejectCode]);

    private static RejectUnknownHelo RejectUnknownHeloFor(RestrictionContext context) => new(
        context.Dns,
        context.Settings[SmtpdAccessParameters.UnknownHostnameRejectCode],
        context.Settings[SmtpdAccessParameters.InvalidHostnameRejectCode],
        TempfailActions.Parse(context.Settings, SmtpdAccessParameters.UnknownHeloHostnameTempfailAction));

    private static RejectUnknownAddress RejectUnknownAddressFor(RestrictionContext context, AddressRole role) => new(
        role,
        context.Resolver,
        context.Dns,
        context.Settings[SmtpdAccessParameters.UnknownAddressRejectCode],
        TempfailActions.Parse(context.Settings, SmtpdAccessParameters.UnknownAddressTempfailAction));
}
