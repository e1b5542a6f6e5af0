using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Proxymap;

/// <summary>Stores a value, which replaces an existing one.</summary>
internal sealed class UpdateRequest(ProxiedTables tables) : IRequestHandler
{
    public string RequestName => "update";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string name = request.ReadString("table");
        TableFlags flags = (TableFlags)request.ReadInt("flags");
        string key = request.ReadString("key");
        string value = request.ReadString("value");
        request.End();

        ProxyTableStatus status = tables.FindForUpdate(name, flags, RequestName).Run(table =>
            table.Put(key, value) == PutOutcome.Stored ? ProxyTableStatus.Ok : ProxyTableStatus.NoKey);
        reply.Write("status", (int)status);
    }
}
