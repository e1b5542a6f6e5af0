using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Smtpd.Restrictions.DnsLists;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>What restrictions are made of. One per process; everything in it is shared by all sessions.</summary>
internal sealed class RestrictionContext(Settings settings, TableSet tables, EnvelopeResolver resolver, SmtpdLog log)
{
    private readonly DomainMatching _matching = MatchList.MatchingOf(tables, "smtpd_access_maps");

    public Settings Settings { get; } = settings;

    public EnvelopeResolver Resolver { get; } = resolver;

    public required AddressRules AddressRules { get; init; }

    public required DnsQueries Dns { get; init; }

    public required ClientLists Clients { get; init; }

    public required ClientCertificates Certificates { get; init; }

    public required RecipientTables Recipients { get; init; }

    public required LocalHost Host { get; init; }

    public required SessionMacros Macros { get; init; }

    public SmtpdLog Log { get; } = log;

    public AccessActions Actions { get; } = new(
        log, settings[SmtpdAccessParameters.AccessMapRejectCode], settings[SmtpdAccessParameters.AccessMapDeferCode]);

    /// <summary>Opens the list of clients or addresses that a parameter holds.</summary>
    public MatchList OpenList(Parameter<string> parameter, MatchSubject subject) =>
        MatchList.Open(tables, parameter.Name, Settings[parameter], subject, MatchList.MatchingOf(tables, parameter.Name));

    /// <summary>What is said of <c>permit_mx_backup</c> when it is met first.</summary>
    public OneWarning MxBackupNote { get; } = new(
        $"support for restriction \"permit_mx_backup\" will be removed from {settings[MailParameters.MailName]}; "
        + $"instead, specify \"{MailParameters.RelayDomains.Name}\"",
        log);

    public AddressAccess Addresses { get; } = new(settings, resolver, log);

    /// <summary>A block list or allow list in the DNS.</summary>
    /// <exception cref="ConfigurationException">Its address pattern is none.</exception>
    public DnsList OpenDnsList(string specification) => new(specification, Dns, Log);

    /// <summary>Composes the replies about block lists.</summary>
    public DnsListReplies CreateDnsListReplies() => new(Settings, OpenMaps(SmtpdAccessParameters.RblReplyMaps), Macros, Log);

    /// <summary>Opens smtpd_sender_login_maps.</summary>
    public SenderOwners OpenSenderOwners() => new(
        new AddressMaps(
            MapList.Open(tables, SmtpdAccessParameters.SenderLoginMaps.Name, Settings[SmtpdAccessParameters.SenderLoginMaps], TableFlags.Usual),
            AddressRules,
            tables.Context.Log),
        Resolver);

    /// <summary>Opens an access table; the same name gives the same table.</summary>
    public AccessTable OpenTable(string spec) =>
        new(spec, new AddressMaps(MapList.Open(tables, spec, spec, TableFlags.Usual), AddressRules, tables.Context.Log), _matching, Actions);

    private MapList OpenMaps(Parameter<string> parameter) =>
        MapList.Open(tables, parameter.Name, Settings[parameter], TableFlags.Lock | TableFlags.FoldFixed);
}
