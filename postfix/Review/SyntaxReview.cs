using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>Values with <c>$name</c> references that cannot be understood.</summary>
internal sealed class SyntaxReview : IReview
{
    public IEnumerable<Finding> Find(ReviewedConfiguration configuration) =>
        from setting in configuration.AllSettings
        where ParameterCatalog.Find(setting.Name) is { Kind: not ParameterKind.Raw }
        let error = Expansion.Of(setting.Scope, setting.Value).Error
        where error is not null
        select setting.Report($"{setting.Name}: {error}", "correct it, and write \"$$\" for \"$\" itself");
}
