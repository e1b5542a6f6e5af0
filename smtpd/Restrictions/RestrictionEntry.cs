namespace Postfix.Smtpd.Restrictions;

/// <summary>A restriction with its name in main.cf; without a restriction it is <c>warn_if_reject</c>.</summary>
internal sealed record RestrictionEntry(string Name, IRestriction? Restriction);
