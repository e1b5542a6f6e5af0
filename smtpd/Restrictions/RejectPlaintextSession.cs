using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_plaintext_session</c>: the session is not encrypted.</summary>
internal sealed class RejectPlaintextSession(int code) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => evaluation.Request.Tls is null
        ? evaluation.Reject(ErrorClasses.Policy, code, "4.7.1", "Session encryption is required")
        : Verdict.Dunno;
}
