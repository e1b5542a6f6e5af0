using Postfix.Ipc;
using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>"connect": a client has connected.</summary>
internal sealed class ConnectRequest(AnvilSession session, ClientTable clients) : IRequestHandler
{
    public string RequestName => "connect";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string client = request.ReadString("ident", Limits.Ident);
        request.End();
        session.Add(client);
        Usage usage = clients.Connect(client);
        reply.Write("status", Limits.Ok);
        reply.Write("count", usage.Connections);
        reply.Write("rate", usage.Rate(ClientEvent.Connection));
    }
}
