using Postfix.Ipc;
using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>"lookup": everything that is known about a client.</summary>
internal sealed class LookupRequest(ClientTable clients) : IRequestHandler
{
    public string RequestName => "lookup";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string client = request.ReadString("ident", Limits.Ident);
        request.End();
        Usage usage = clients.Find(client);
        reply.Write("status", Limits.Ok);
        reply.Write("count", usage.Connections);
        reply.Write("rate", usage.Rate(ClientEvent.Connection));
        reply.Write("mail", usage.Rate(ClientEvent.Message));
        reply.Write("rcpt", usage.Rate(ClientEvent.Recipient));
        reply.Write("newtls", usage.Rate(ClientEvent.NewTls));
        reply.Write("auth", usage.Rate(ClientEvent.Auth));
        reply.Write("tlstr", usage.Rate(ClientEvent.TlsTrace));
    }
}
