using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Proxymap;

/// <summary>Walks through a table, one entry per request. All clients of a table share its cursor, as they always did.</summary>
internal sealed class SequenceRequest(ProxiedTables tables) : IRequestHandler
{
    private const int First = 0;
    private const int Next = 1;

    public string RequestName => "sequence";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string name = request.ReadString("table");
        TableFlags flags = (TableFlags)request.ReadInt("flags");
        int function = request.ReadInt("function");
        request.End();

        TableEntry? entry = null;
        ProxyTableStatus status = function is First or Next
            ? tables.Find(name, flags).Run(table =>
            {
                entry = function == First ? table.First() : table.Next();
                return entry is null ? ProxyTableStatus.NoKey : ProxyTableStatus.Ok;
            })
            : ProxyTableStatus.BadRequest;
        reply.Write("status", (int)status);
        reply.Write("key", entry?.Key ?? "");
        reply.Write("value", entry?.Value ?? "");
    }
}
