namespace Postfix.Lookup.Tables;

/// <summary>
/// proxy:type:name reaches a table through the proxymap service, so that a chrooted process can use it and database connections
/// are shared. Without a proxy client in the context (commands, and the service itself) the table is opened directly.
/// </summary>
internal static class ProxyTable
{
    public static readonly TableType Type = new("proxy", Open);

    private static ILookupTable Open(TableRequest request)
    {
        if (request.Has(TableFlags.NoProxy))
            throw new TableException($"{request.Spec}: proxy map is not allowed for security sensitive data");
        if (TableSpec.TryParse(request.Name) is not { } inner)
            throw new TableException($"open dictionary: expecting \"type:name\" form instead of \"{request.Name}\"");
        TableRequest direct = request with { Spec = inner };
        return request.Context.Proxy is { } proxy ? proxy.Open(direct) : TableRegistry.OpenDirectly(direct);
    }
}
