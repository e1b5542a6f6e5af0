namespace Postfix.Smtpd.Restrictions;

/// <summary><c>check_…_access table</c>: one way of looking into one table.</summary>
internal sealed class CheckAccess(AccessTable table, Func<AccessTable, Evaluation, Verdict> lookup) : IRestriction
{
    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => lookup(table, evaluation);
}
