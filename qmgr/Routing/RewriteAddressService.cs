using Postfix.Mail;
using Postfix.Services;

namespace Postfix.QueueManager.Routing;

/// <summary>trivial-rewrite(8) as the router sees it.</summary>
internal sealed class RewriteAddressService(RewriteClient client) : IAddressService
{
    /// <inheritdoc/>
    public ResolveReply Resolve(string sender, string address) => client.Resolve(sender, address);

    /// <inheritdoc/>
    public ResolveReply ResolveForProbe(string sender, string address) => client.ResolveForProbe(sender, address);

    /// <inheritdoc/>
    public string Canonical(string address) => EmailAddress.Unquote(client.Rewrite("local", EmailAddress.Quote(address)));
}
