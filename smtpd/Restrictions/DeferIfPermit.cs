using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>defer_if_permit</c>: what would be accepted is deferred.</summary>
internal sealed class DeferIfPermit : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => evaluation.DeferUnlessRejected(
        new(ErrorClasses.Policy, 450, "4.7.0", subject.Rejected("defer_if_permit requested")));
}
