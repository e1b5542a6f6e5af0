using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_plaintext_session</c>. Without TLS in this server every session is one.</summary>
internal sealed class RejectPlaintextSession(int code) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) =>
        evaluation.Reject(ErrorClasses.Policy, code, "4.7.1", "Session encryption is required");
}
