using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// Guards a table lookup that must not permit: reverse names and name servers are under the control of strangers, who could
/// otherwise give themselves access.
/// </summary>
internal sealed class WithoutPermit(string name, IRestriction inner, SmtpdLog log) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        Verdict verdict = inner.Apply(evaluation, subject);
        if (verdict != Verdict.Permit || evaluation.Request.Actions is { IsDiscarded: true })
            return verdict;
        log.Warn($"restriction {name} returns OK for {subject.Name}");
        log.Warn("this is not allowed for security reasons");
        log.Warn("use DUNNO instead of OK if you want to make an exception");
        return evaluation.RejectServerError();
    }
}
