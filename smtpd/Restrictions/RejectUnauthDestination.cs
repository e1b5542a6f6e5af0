using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// <c>reject_unauth_destination</c>, <c>defer_unauth_destination</c>: strangers may send to destinations that this system is
/// responsible for, and nowhere else. This is what keeps it from being an open relay.
/// </summary>
internal sealed class RejectUnauthDestination(EnvelopeResolver resolver, int code, string status) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        RequestFacts request = evaluation.Request;
        if (request.Recipient is not { } recipient)
            return Verdict.Dunno;
        ResolveReply route = resolver.Resolve(request.Sender ?? "", recipient);
        if (route.Flags.HasFlag(ResolveFlags.Fail))
            return evaluation.RejectLookupFailure(recipient);
        return resolver.IsAuthorizedDestination(route)
            ? Verdict.Dunno
            : evaluation.Reject(ErrorClasses.Policy, code, status, $"<{recipient}>: Relay access denied");
    }
}
