using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject</c>.</summary>
internal sealed class RejectAll(int code) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) =>
        evaluation.Reject(ErrorClasses.Policy, code, "5.7.1", subject.Rejected("Access denied"));
}
