using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary><c>reject_sender_login_mismatch</c>, which stands for two others.</summary>
internal sealed class SenderLoginMismatch(SmtpdLog log) : IRestriction
{
    private readonly IgnoredWithoutSasl _authenticated = new("reject_authenticated_sender_login_mismatch", log);
    private readonly IgnoredWithoutSasl _unauthenticated = new("reject_unauthenticated_sender_login_mismatch", log);

    public Verdict Apply(Evaluation evaluation, CheckSubject subject)
    {
        Verdict verdict = _authenticated.Apply(evaluation, subject);
        return verdict == Verdict.Dunno ? _unauthenticated.Apply(evaluation, subject) : verdict;
    }
}
