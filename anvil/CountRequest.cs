using Postfix.Ipc;
using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>"message", "recipient", "newtls", "auth", "tlstr": a client has done something that may be limited.</summary>
internal sealed class CountRequest(string name, ClientEvent what, ClientTable clients) : IRequestHandler
{
    public string RequestName => name;

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string client = request.ReadString("ident", Limits.Ident);
        request.End();
        reply.Write("status", Limits.Ok);
        reply.Write("rate", clients.Count(what, client));
    }
}
