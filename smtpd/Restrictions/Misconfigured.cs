using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Stands where main.cf or a table names what is not a restriction: mail waits until the postmaster has put it right.</summary>
internal sealed class Misconfigured(string problem, SmtpdLog log) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        log.Warn(problem);
        return evaluation.RejectServerError();
    }
}
