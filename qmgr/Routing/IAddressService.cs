using Postfix.Services;

namespace Postfix.QueueManager.Routing;

/// <summary>What the router asks of trivial-rewrite(8). Addresses are in internal form.</summary>
internal interface IAddressService
{
    /// <summary>How to deliver to an address.</summary>
    ResolveReply Resolve(string sender, string address);

    /// <summary>How to deliver an address probe.</summary>
    ResolveReply ResolveForProbe(string sender, string address);

    /// <summary>The canonical form of an address.</summary>
    string Canonical(string address);
}
