using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.TrivialRewrite;

/// <summary>
/// The requests "resolve" and "verify": transport and next hop of an address in internal form, for mail or for address
/// probes (contract: services.md, section 4).
/// </summary>
internal sealed class ResolveRequest(string requestName, AddressResolver resolver, RoutePolicy policy, Log log) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestName => requestName;

    /// <inheritdoc/>
    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string sender = request.ReadString("sender");
        string address = request.ReadString("address");
        request.End();
        ResolveReply route = resolver.Resolve(policy, sender, address);
        log.Debug($"`{sender}' -> `{address}' -> (`{route.Transport}' `{route.Nexthop}' `{route.Recipient}' `{(int)route.Flags}')");
        reply.Write("flags", 0);
        reply.Write("transport", route.Transport);
        reply.Write("nexthop", route.Nexthop);
        reply.Write("recipient", route.Recipient);
        reply.Write("flags", (int)route.Flags);
    }
}
