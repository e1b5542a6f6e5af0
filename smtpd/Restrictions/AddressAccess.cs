using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>check_sender_access</c>, <c>check_recipient_access</c>: looks up an address, its domain, and its local part (access(5)).</summary>
internal sealed class AddressAccess(Settings settings, EnvelopeResolver resolver, SmtpdLog log)
{
    private const AddressSearch Keys = AddressSearch.Full | AddressSearch.WithoutExtension | AddressSearch.Domain | AddressSearch.UserAt;

    private readonly string _nullKey = settings[SmtpdAccessParameters.NullAccessLookupKey];

    /// <summary>Looks the address up in a table and carries out the result.</summary>
    public Verdict Judge(AccessTable table, Evaluation evaluation, AddressRole role)
    {
        RequestFacts request = evaluation.Request;
        if (role.AddressIn(request) is not { } address)
            return Verdict.Dunno;
        CheckSubject subject = new(role.SubjectKind(), address);
        if (address.Length == 0)
            return role == AddressRole.Sender ? table.JudgeKey(evaluation, _nullKey, subject).Verdict : Verdict.Dunno;
        ResolveReply route = resolver.Resolve(role.CounterpartIn(request), address);
        if (route.Flags.HasFlag(ResolveFlags.Fail))
            return evaluation.RejectLookupFailure(address);
        if (!route.Recipient.Contains('@'))
        {
            log.Warn($"check_mail_access: no @domain in address: {route.Recipient}");
            return Verdict.Dunno;
        }
        Verdict verdict = table.Decide(evaluation, Find(table, route.Recipient), route.Recipient, subject).Verdict;
        // With the client's own routing the destination is too uncertain for a yes.
        bool isSuspicious = role == AddressRole.Recipient && resolver.IsUntrusted(route);
        return verdict == Verdict.Permit && isSuspicious ? Verdict.Dunno : verdict;
    }

    private static LookupResult Find(AccessTable table, string address)
    {
        AddressSearch parents = table.Matching == DomainMatching.ParentMatchesSubdomains
            ? AddressSearch.ParentDomains
            : AddressSearch.DotParentDomains;
        return table.Addresses.Find(address, Keys | parents).Result;
    }
}
