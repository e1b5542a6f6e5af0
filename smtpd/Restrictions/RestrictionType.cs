using Postfix.Config;

namespace Postfix.Smtpd.Restrictions;

/// <summary>One row of the <see cref="RestrictionRegistry"/>.</summary>
/// <param name="Name">As in main.cf; also in <see cref="RestrictionNames"/>.</param>
/// <param name="Create">Makes the restriction from its argument (empty when it has none).</param>
internal sealed record RestrictionType(string Name, Func<RestrictionContext, string, IRestriction> Create)
{
    /// <summary>What follows the name.</summary>
    public RestrictionArgument Argument => RestrictionNames.ArgumentOf(Name) ?? RestrictionArgument.None;
}
