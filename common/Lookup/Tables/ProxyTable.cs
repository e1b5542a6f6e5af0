namespace Postfix.Lookup.Tables;

/// <summary>
/// proxy:type:name reaches a table through the proxymap service, so that a chrooted process can use it and database connections
/// are shared. It is opened directly without a proxy client in the context (in the service itself), and for those who must not
/// trust another process with their data.
/// </summary>
internal static class ProxyTable
{
    public static readonly TableType Type = new("proxy", Open);

    private static ILookupTable Open(TableRequest request)
    {
        if (TableSpec.TryParse(request.Name) is not { } inner)
            throw new TableException($"open dictionary: expecting \"type:name\" form instead of \"{request.Name}\"");
        TableRequest direct = request with { Spec = inner };
        return !request.Has(TableFlags.NoProxy) && request.Context.Proxy is { } proxy ? proxy.Open(direct) : request.Tables.OpenDirectly(direct);
    }
}
