using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Proxymap;

/// <summary>Opens a table and says what kind it is.</summary>
internal sealed class OpenRequest(ProxiedTables tables) : IRequestHandler
{
    public string RequestName => "open";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string name = request.ReadString("table");
        TableFlags flags = (TableFlags)request.ReadInt("flags");
        request.End();

        ProxyTableAnswer answer = tables.Find(name, flags);
        reply.Write("status", (int)answer.Status);
        reply.Write("flags", (int)(answer.Table?.Flags ?? TableFlags.None));
    }
}
