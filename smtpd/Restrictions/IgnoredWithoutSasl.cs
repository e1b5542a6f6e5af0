using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>A restriction about login names; while SASL is off it says so and does nothing.</summary>
internal sealed class IgnoredWithoutSasl(string name, SmtpdLog log) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        log.Warn($"restriction `{name}' ignored: no SASL support");
        return Verdict.Dunno;
    }
}
