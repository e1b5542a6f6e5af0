namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// One access restriction of postconf(5), made once from main.cf and shared by all sessions. A failed lookup is a verdict
/// (<see cref="Evaluation.RejectLookupFailure"/>), not an exception.
/// </summary>
internal interface IRestriction
{
    /// <summary>Judges the request.</summary>
    /// <param name="evaluation">The request and what was found so far.</param>
    /// <param name="subject">What the list that holds this restriction is about.</param>
    Verdict Apply(Evaluation evaluation, CheckSubject subject);
}
