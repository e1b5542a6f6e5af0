using Postfix.Ipc;
using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>"disconnect": a client has gone.</summary>
internal sealed class DisconnectRequest(AnvilSession session) : IRequestHandler
{
    public string RequestName => "disconnect";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string client = request.ReadString("ident", Limits.Ident);
        request.End();
        session.Remove(client);
        reply.Write("status", Limits.Ok);
    }
}
