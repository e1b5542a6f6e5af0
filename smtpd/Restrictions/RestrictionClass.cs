namespace Postfix.Smtpd.Restrictions;

/// <summary>The name of a list in <c>smtpd_restriction_classes</c>.</summary>
internal sealed class RestrictionClass : IRestriction
{
    /// <summary>Set after all classes have their names, since they may refer to each other.</summary>
    public RestrictionList List { get; set; } = RestrictionList.Empty;

    public Verdict Apply(Evaluation evaluation, CheckSubject subject) => evaluation.Run(List, subject);
}
