namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_unlisted_sender</c>, <c>reject_unlisted_recipient</c>: the address must exist, as far as our tables can tell.</summary>
internal sealed class RejectUnlisted(AddressRole role, RecipientTables recipients) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => recipients.JudgeOnce(evaluation, role);
}
