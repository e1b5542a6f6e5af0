using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Routing;

/// <summary>Where a recipient goes.</summary>
/// <param name="Transport">Delivery service.</param>
/// <param name="Nexthop">Next hop, or the reason for error(8) and retry(8).</param>
/// <param name="Address">The recipient's address as the agent gets it.</param>
/// <param name="IsLocal">Whether the address is of class local.</param>
internal readonly record struct Route(string Transport, string Nexthop, string Address, bool IsLocal = false)
{
    /// <summary>The route that the resolver found.</summary>
    public static Route From(ResolveReply reply, string address)
    {
        if ((reply.Flags & ResolveFlags.Fail) != 0)
            return new Route(ServiceNames.Retry, "4.3.0 address resolver failure", address);
        if ((reply.Flags & ResolveFlags.Error) != 0)
            return new Route(ServiceNames.Error, "5.1.3 bad address syntax", reply.Recipient);
        return new Route(reply.Transport, reply.Nexthop, reply.Recipient, (reply.Flags & ResolveFlags.ClassLocal) != 0);
    }

    /// <summary>Returns the mail with this reason.</summary>
    public Route Bounced(string reason) => new(ServiceNames.Error, reason, Address);

    /// <summary>Defers the mail with this reason.</summary>
    public Route Deferred(string reason) => new(ServiceNames.Retry, reason, Address);
}
