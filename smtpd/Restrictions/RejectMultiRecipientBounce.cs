using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_multi_recipient_bounce</c>: the null sender is for bounces, which have one recipient.</summary>
internal sealed class RejectMultiRecipientBounce(int code) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        // During RCPT the recipient at hand is not counted yet.
        int allowed = evaluation.Request.Stage == "RCPT" ? 0 : 1;
        return evaluation.Request.Sender is "" && evaluation.Request.RecipientCount > allowed
            ? evaluation.Reject(ErrorClasses.Policy, code, "5.5.3", subject.Rejected("Multi-recipient bounce"))
            : Verdict.Dunno;
    }
}
