using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Reads <see cref="CleanupRules"/> from main.cf and opens the tables.</summary>
/// <param name="settings">main.cf.</param>
/// <param name="tables">Where tables are opened.</param>
/// <param name="localDomains">Domains of this system.</param>
/// <param name="rewriter">Completes addresses.</param>
/// <param name="log">The process's log, for tables.</param>
/// <param name="cleanupLog">The same, for messages.</param>
internal sealed class CleanupRulesReader(
    Settings settings, TableSet tables, LocalDomains localDomains, IAddressRewriter rewriter, Log log, CleanupLog cleanupLog)
{
    private const AddressUse Senders = AddressUse.EnvelopeSender | AddressUse.HeaderSender;
    private const AddressUse Recipients = AddressUse.EnvelopeRecipient | AddressUse.HeaderRecipient;

    private readonly CanonicalAddresses _canonical = new(rewriter);
    private readonly AddressRules _addressRules = new(settings, localDomains);
    private readonly PropagatedExtensions _propagation = PropagatedExtensionNames.Parse(settings);

    /// <summary>Reads everything.</summary>
    /// <exception cref="ConfigurationException">Something makes no sense.</exception>
    public CleanupRules Read() => new()
    {
        Addresses = ReadAddresses(),
        Content = ContentRules.From(settings, tables),
        Headers = HeaderOptions.From(settings),
        Envelope = EnvelopeOptions.From(settings),
        From = new(HeaderFromFormats.Of(settings), settings[CleanupParameters.FullNameEncodingCharset],
            settings[MimeParameters.HeaderAddressTokenLimit], log),
        LineLimit = settings[MimeParameters.LineLengthLimit],
        SizeLimit = settings[MailParameters.MessageSizeLimit],
        RequiresMilters = settings[MilterParameters.NonSmtpdMilters].Length > 0 && settings[MilterParameters.DefaultAction] != "accept",
        DisablesVerpBounces = settings[QueueManagerParameters.DisableVerpBounces],
    };

    private RewritingRules ReadAddresses() => new()
    {
        Canonical = _canonical,
        Mappings = new(
            Canonical(CleanupParameters.SenderCanonicalMaps, CleanupParameters.SenderCanonicalClasses, Senders),
            Canonical(CleanupParameters.RecipientCanonicalMaps, CleanupParameters.RecipientCanonicalClasses, Recipients),
            Canonical(CleanupParameters.CanonicalMaps, CleanupParameters.CanonicalClasses, Senders | Recipients),
            Masquerade()),
        Aliases = OpenMap(CleanupParameters.VirtualAliasMaps, PropagatedExtensions.Virtual) is { } aliases
            ? new VirtualAliases(aliases, VirtualAliasLimits.From(settings), cleanupLog)
            : null,
        SenderBcc = Open(CleanupParameters.SenderBccMaps),
        RecipientBcc = Open(CleanupParameters.RecipientBccMaps),
        AlwaysBcc = settings[CleanupParameters.AlwaysBcc],
        NullRecipient = settings[MailParameters.EmptyAddressRecipient],
        DetectsUtf8 = settings[MailParameters.SmtpUtf8Enable],
        Recipients = RecipientOptions.From(settings),
    };

    private CanonicalMap? Canonical(Parameter<string> maps, Parameter<string> classes, AddressUse allowed)
    {
        AddressUse uses = AddressClasses.Read(settings, classes, allowed);
        return OpenMap(maps, PropagatedExtensions.Canonical) is { } map ? new CanonicalMap(map, uses, cleanupLog) : null;
    }

    private Masquerade? Masquerade()
    {
        AddressUse uses = AddressClasses.Read(settings, CleanupParameters.MasqueradeClasses, Senders | Recipients);
        List<string> domains = Tokens.SplitList(settings[CleanupParameters.MasqueradeDomains]);
        if (domains.Count == 0)
            return null;
        Parameter<string> exceptions = CleanupParameters.MasqueradeExceptions;
        MatchList? users = settings[exceptions].Length == 0
            ? null
            : MatchList.Open(tables, exceptions.Name, settings[exceptions], MatchSubject.Text);
        return new Masquerade(domains, users, uses, cleanupLog);
    }

    private AddressMap? OpenMap(Parameter<string> parameter, PropagatedExtensions kind) =>
        Open(parameter) is { } maps ? new AddressMap(maps, _canonical, _propagation.HasFlag(kind)) : null;

    private AddressMaps? Open(Parameter<string> parameter)
    {
        MapList maps = MapList.Open(tables, parameter.Name, settings[parameter], TableFlags.Usual);
        return maps.IsEmpty ? null : new AddressMaps(maps, _addressRules, log);
    }
}
