using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>defer_if_reject</c>: what would be rejected for good is deferred.</summary>
internal sealed class DeferIfReject : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => evaluation.DeferUnlessPermitted(
        new(ErrorClasses.Policy, 450, "4.7.0", subject.Rejected("defer_if_reject requested")));
}
