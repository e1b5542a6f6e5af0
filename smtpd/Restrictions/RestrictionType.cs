using Postfix.Config;

namespace Postfix.Smtpd.Restrictions;

/// <summary>One row of the <see cref="RestrictionRegistry"/>.</summary>
/// <param name="Name">As in main.cf.</param>
/// <param name="Argument">What follows the name.</param>
/// <param name="Create">Makes the restriction from its argument (empty when it has none).</param>
internal sealed record RestrictionType(
    string Name, RestrictionArgument Argument, Func<RestrictionContext, string, IRestriction> Create);
