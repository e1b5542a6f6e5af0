using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>defer</c>.</summary>
internal sealed class DeferAll(int code) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) =>
        evaluation.Reject(ErrorClasses.Policy, code, "4.3.2", subject.Rejected("Try again later"));
}
