namespace Postfix.Smtpd.Restrictions;

/// <summary><c>permit</c>.</summary>
internal sealed class PermitAll : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => evaluation.Permit("permit", subject);
}
