using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Server;

namespace Postfix.TrivialRewrite;

/// <summary>The "rewrite" request: one address in external form in, its canonical form out (contract: services.md, section 4).</summary>
internal sealed class RewriteRequest(AddressRewriter rewriter, DomainCompletion local, DomainCompletion remote, Log log) : IRequestHandler
{
    /// <inheritdoc/>
    public string RequestName => "rewrite";

    /// <inheritdoc/>
    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string rule = request.ReadString("rule", maxLength: 100);
        string address = request.ReadString("address");
        request.End();
        DomainCompletion completion = rule switch
        {
            "local" => local,
            "remote" => remote,
            _ => throw new AttributeException($"unknown context: {rule}"),
        };
        if (address.Length == 0)
            log.Warning("rewrite_addr: null address"); // it should have been quoted
        string result = address.Length == 0 ? "" : rewriter.Rewrite(address, completion);
        log.Debug($"`{rule}' `{address}' -> `{result}'");
        reply.Write("flags", 0);
        reply.Write("address", result);
    }
}
