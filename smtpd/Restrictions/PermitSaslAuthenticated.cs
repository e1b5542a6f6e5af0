using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>permit_sasl_authenticated</c>: the client is logged in.</summary>
internal sealed class PermitSaslAuthenticated : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        RequestFacts request = evaluation.Request;
        return request.Login is { IsAnonymous: false }
            ? evaluation.Permit("permit_sasl_authenticated", new(SubjectKind.Client, request.Client.NameAddress))
            : Verdict.Dunno;
    }
}
