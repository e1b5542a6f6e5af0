using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>A request that a later or an earlier release may have: its client is told so, and may go on with others.</summary>
internal sealed class UnknownRequest(string name, Log log) : IRequestHandler
{
    public string RequestName => name;

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        request.ReadString("ident", Limits.Ident);
        request.End();
        log.Warning($"unrecognized request: \"{name}\", ignored");
        reply.Write("status", Limits.Failed);
    }
}
