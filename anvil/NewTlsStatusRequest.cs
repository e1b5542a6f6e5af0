using Postfix.Ipc;
using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>"newtls_status": the rate of new TLS sessions, without counting one.</summary>
internal sealed class NewTlsStatusRequest(ClientTable clients) : IRequestHandler
{
    public string RequestName => "newtls_status";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string client = request.ReadString("ident", Limits.Ident);
        request.End();
        reply.Write("status", Limits.Ok);
        reply.Write("rate", clients.Find(client).Rate(ClientEvent.NewTls));
    }
}
