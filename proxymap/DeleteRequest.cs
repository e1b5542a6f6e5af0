using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Proxymap;

/// <summary>Removes a key.</summary>
internal sealed class DeleteRequest(ProxiedTables tables) : IRequestHandler
{
    public string RequestName => "delete";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string name = request.ReadString("table");
        TableFlags flags = (TableFlags)request.ReadInt("flags");
        string key = request.ReadString("key");
        request.End();

        ProxyTableStatus status = tables.FindForUpdate(name, flags, RequestName).Run(table =>
            table.Delete(key) ? ProxyTableStatus.Ok : ProxyTableStatus.NoKey);
        reply.Write("status", (int)status);
    }
}
