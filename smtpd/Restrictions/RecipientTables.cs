using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtp;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// Whether an address exists, as far as the tables of its class tell: local, relay, virtual alias and virtual mailbox domains.
/// Accepting mail that can only bounce would make this system a source of backscatter.
/// </summary>
/// <param name="settings">Tables and reply codes.</param>
/// <param name="tables">Where the tables are opened.</param>
/// <param name="rules">How addresses are searched for.</param>
/// <param name="resolver">Tells the class of an address.</param>
/// <param name="isDisabled">Whether <c>receive_override_options</c> says that recipients need no checking here.</param>
internal sealed class RecipientTables(
    Settings settings, TableSet tables, AddressRules rules, EnvelopeResolver resolver, bool isDisabled)
{
    // Made by the mail system itself, or always there.
    private readonly string[] _builtInUsers = [settings[MailParameters.DoubleBounceSender], "postmaster", "mailer-daemon"];
    private readonly AddressMaps[] _redirections =
    [
        Open(settings, tables, rules, CleanupParameters.RecipientCanonicalMaps),
        Open(settings, tables, rules, CleanupParameters.CanonicalMaps),
        Open(settings, tables, rules, CleanupParameters.VirtualAliasMaps),
    ];

    private readonly AddressMaps _senderRedirection = Open(settings, tables, rules, CleanupParameters.SenderCanonicalMaps);
    private readonly AddressMaps _local = Open(settings, tables, rules, MailParameters.LocalRecipientMaps);
    private readonly AddressMaps _virtual = Open(settings, tables, rules, VirtualParameters.MailboxMaps);
    private readonly AddressMaps _relay = Open(settings, tables, rules, MailParameters.RelayRecipientMaps);

    /// <summary>Judges an address unless that was done already for this request.</summary>
    public Verdict JudgeOnce(Evaluation evaluation, AddressRole role)
    {
        ValidationMemory memory = evaluation.Memory;
        string? address = role.AddressIn(evaluation.Request);
        bool isDone = role == AddressRole.Sender ? memory.SenderChecked : memory.RecipientChecked;
        if (isDisabled || isDone || string.IsNullOrEmpty(address) || evaluation.Request.Actions is { IsDiscarded: true })
            return Verdict.Dunno;
        if (!evaluation.IsTrial)
        {
            memory.SenderChecked |= role == AddressRole.Sender;
            memory.RecipientChecked |= role == AddressRole.Recipient;
        }
        return Judge(evaluation, role, address);
    }

    private Verdict Judge(Evaluation evaluation, AddressRole role, string address)
    {
        ResolveReply route = resolver.Resolve(role.CounterpartIn(evaluation.Request), address);
        if (route.Flags.HasFlag(ResolveFlags.Fail))
            return evaluation.RejectLookupFailure(address);
        foreach (AddressMaps map in _redirections)
            if (Search(evaluation, map, route, address) is { } known)
                return known;
        if (role == AddressRole.Sender && Search(evaluation, _senderRedirection, route, address) is { } knownSender)
            return knownSender;
        return route.Transport switch
        {
            "error" => RejectRoute(evaluation, role, address, route, isTemporary: false),
            "retry" => RejectRoute(evaluation, role, address, route, isTemporary: true),
            _ => JudgeClass(evaluation, role, address, route),
        };
    }

    // What resolves to the error service cannot be delivered, whatever tables say; its next hop is the reason.
    private Verdict RejectRoute(Evaluation evaluation, AddressRole role, string address, ResolveReply route, bool isTemporary)
    {
        string status = isTemporary ? "4" + role.BadMailboxStatus()[1..] : role.BadMailboxStatus();
        int code = isTemporary ? 450
            : route.Flags.HasFlag(ResolveFlags.ClassAlias) ? settings[SmtpdAccessParameters.UnknownVirtualAliasRejectCode]
            : 550;
        StatusText reason = EnhancedStatus.Split(route.Nexthop, status);
        CheckSubject subject = new(role.SubjectKind(), address);
        return evaluation.Reject(ErrorClasses.Bounce, code, evaluation.FitStatus(reason.Status, subject), subject.Rejected(reason.Text));
    }

    private Verdict JudgeClass(Evaluation evaluation, AddressRole role, string address, ResolveReply route)
    {
        (AddressMaps? map, Parameter<int> code, string table) = route.Flags switch
        {
            _ when route.Flags.HasFlag(ResolveFlags.ClassLocal) =>
                (IsBuiltIn(route.Recipient) ? null : _local, SmtpdAccessParameters.UnknownLocalRecipientRejectCode, "local recipient table"),
            _ when route.Flags.HasFlag(ResolveFlags.ClassVirtual) =>
                (_virtual, SmtpdAccessParameters.UnknownVirtualMailboxRejectCode, "virtual mailbox table"),
            _ when route.Flags.HasFlag(ResolveFlags.ClassRelay) =>
                (_relay, SmtpdAccessParameters.UnknownRelayRecipientRejectCode, "relay recipient table"),
            _ => ((AddressMaps?)null, SmtpdAccessParameters.UnknownLocalRecipientRejectCode, ""),
        };
        Verdict? known = map is null || map.Maps.IsEmpty ? Verdict.Dunno : Search(evaluation, map, route, address);
        if (known == Verdict.Dunno && ReferenceEquals(map, _relay))
            resolver.NoteRelay("address", address);
        if (known is { } verdict)
            return verdict;
        string where = settings[RewriteParameters.ShowUserUnknownTableName] ? $" in {table}" : "";
        return evaluation.Reject(
            ErrorClasses.Bounce,
            settings[code],
            role.BadMailboxStatus(),
            new CheckSubject(role.SubjectKind(), address).Rejected($"User unknown{where}"));
    }

    // The verdict when the table has the address or cannot tell; null when it does not have it.
    private Verdict? Search(Evaluation evaluation, AddressMaps map, ResolveReply route, string address)
    {
        if (map.Maps.IsEmpty)
            return null;
        LookupResult result = map.Find(route.Recipient).Result;
        return result.Status switch
        {
            LookupStatus.Found => Verdict.Dunno,
            LookupStatus.NotFound => null,
            _ => result.Error == LookupError.Configuration ? evaluation.RejectServerError() : evaluation.RejectLookupFailure(address),
        };
    }

    private static AddressMaps Open(Settings settings, TableSet tables, AddressRules rules, Parameter<string> parameter) =>
        new(MapList.Open(tables, parameter.Name, settings[parameter], TableFlags.Usual), rules, tables.Context.Log);

    private bool IsBuiltIn(string recipient)
    {
        string user = EmailAddress.Split(recipient).LocalPart;
        foreach (string name in _builtInUsers)
            if (ByteText.FoldCase(name) == ByteText.FoldCase(user))
                return true;
        return false;
    }
}
