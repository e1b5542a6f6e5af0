using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>
/// <c>permit_dnswl_client</c>, <c>permit_rhswl_client</c>: listed clients are welcome, but may not relay because of that. While the
/// list does not answer, nothing is rejected for good.
/// </summary>
internal sealed class PermitListed(string action, DnsList list, DnsListSubject who, EnvelopeResolver resolver) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        RequestFacts request = evaluation.Request;
        if (who.Find(request) is not { } name)
            return Verdict.Dunno;
        if (request is { Stage: "RCPT", Recipient: { } recipient })
        {
            ResolveReply route = resolver.Resolve(request.Sender ?? "", recipient);
            if (route.Flags.HasFlag(ResolveFlags.Fail))
                return evaluation.RejectLookupFailure(recipient);
            if (!resolver.IsAuthorizedDestination(route))
                return Verdict.Dunno;
        }
        return list.Find(who, name, evaluation.Lists).Status switch
        {
            DnsListStatus.Listed => evaluation.Permit(action, new(who.Kind, request.Client.NameAddress)),
            DnsListStatus.Unknown => evaluation.DeferUnlessPermitted(
                new(ErrorClasses.Policy, 450, "4.7.1", new CheckSubject(who.Kind, name).Rejected("Service unavailable"))),
            _ => Verdict.Dunno,
        };
    }
}
