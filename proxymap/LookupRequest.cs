using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Proxymap;

/// <summary>Searches for a key.</summary>
internal sealed class LookupRequest(ProxiedTables tables) : IRequestHandler
{
    public string RequestName => "lookup";

    public void Handle(AttributeReader request, AttributeWriter reply)
    {
        string name = request.ReadString("table");
        TableFlags flags = (TableFlags)request.ReadInt("flags");
        string key = request.ReadString("key");
        request.End();

        ProxyTableAnswer answer = tables.Find(name, flags);
        LookupResult result = answer.Table?.Find(key) ?? LookupResult.NotFound;
        reply.Write("status", (int)(answer.Table is null ? answer.Status : StatusOf(result)));
        reply.Write("value", result.Value ?? "");
    }

    private static ProxyTableStatus StatusOf(LookupResult result) => result.Error switch
    {
        LookupError.Retry => ProxyTableStatus.Retry,
        LookupError.Configuration => ProxyTableStatus.Configuration,
        _ => result.IsFound ? ProxyTableStatus.Ok : ProxyTableStatus.NoKey,
    };
}
