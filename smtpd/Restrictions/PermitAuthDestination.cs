using Postfix.Services;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>permit_auth_destination</c>: this system is responsible for the recipient.</summary>
internal sealed class PermitAuthDestination(EnvelopeResolver resolver) : IRestriction
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
            ? evaluation.Permit("permit_auth_destination", new(SubjectKind.Recipient, recipient))
            : Verdict.Dunno;
    }
}
