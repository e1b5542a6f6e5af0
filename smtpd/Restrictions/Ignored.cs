using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Stands where main.cf or a table has a restriction that cannot work and that mail can do without.</summary>
internal sealed class Ignored(string problem, SmtpdLog log) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        log.Warn(problem);
        return Verdict.Dunno;
    }
}
