namespace Postfix.Services;

/// <summary>How to deliver to an address.</summary>
/// <param name="Transport">master.cf service of the delivery agent.</param>
/// <param name="Nexthop">Its next-hop destination.</param>
/// <param name="Recipient">The address in the form that the agent gets.</param>
/// <param name="Flags">Address class and findings.</param>
public readonly record struct ResolveReply(string Transport, string Nexthop, string Recipient, ResolveFlags Flags);
