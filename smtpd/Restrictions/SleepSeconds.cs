namespace Postfix.Smtpd.Restrictions;

/// <summary><c>sleep seconds</c>: makes the client wait.</summary>
internal sealed class SleepSeconds(TimeSpan pause) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        Thread.Sleep(pause);
        return Verdict.Dunno;
    }
}
