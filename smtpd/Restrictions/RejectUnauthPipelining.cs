using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_unauth_pipelining</c>: the client spoke before it was its turn.</summary>
internal sealed class RejectUnauthPipelining : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => evaluation.Request.SpokeTooEarly
        ? evaluation.Reject(ErrorClasses.Protocol, 503, "5.5.0", subject.Rejected("Improper use of SMTP command pipelining"))
        : Verdict.Dunno;
}
