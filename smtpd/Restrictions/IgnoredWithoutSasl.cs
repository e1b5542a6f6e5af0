using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>A restriction about login names; while SASL is off it says so and does nothing.</summary>
internal sealed class IgnoredWithoutSasl(SmtpdLog log, params string[] names) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        foreach (string name in names)
            log.Warn($"restriction `{name}' ignored: no SASL support");
        return Verdict.Dunno;
    }
}
