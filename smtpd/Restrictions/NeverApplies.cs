namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// A restriction that depends on SASL, of which this server knows nothing: no client is authenticated, so those that
/// permit never do. See <see cref="IgnoredWithoutSasl"/> for those that reject.
/// </summary>
internal sealed class NeverApplies : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => Verdict.Dunno;
}
