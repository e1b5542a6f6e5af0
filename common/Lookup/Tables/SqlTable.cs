namespace Postfix.Lookup.Tables;

/// <summary>A table that asks SQL servers with a query (mysql_table(5), pgsql_table(5)).</summary>
internal sealed class SqlTable : ILookupTable
{
    private readonly ExpansionTemplate _query;
    private readonly DatabaseSearch _search;
    private readonly ServerPool<ISqlConnection> _servers;

    /// <param name="request">The table.</param>
    /// <param name="configuration">Its parameters.</param>
    /// <param name="query">The query.</param>
    /// <param name="servers">Opens a connection to each server, in the order in which they are tried.</param>
    /// <exception cref="TableException">A parameter makes no sense.</exception>
    public SqlTable(
        TableRequest request, TableConfiguration configuration, ExpansionTemplate query, IEnumerable<Func<ISqlConnection>> servers)
    {
        (string type, string name) = request.Spec;
        Action<string> warn = request.Context.Log.Warning;
        Owner = configuration.Owner;
        _query = query;
        ServerTiming timing = ServerTiming.Read(configuration);
        ResultFormat format = ResultFormat.Read(request, configuration);
        _search = new DatabaseSearch(new DatabaseKeys(request, configuration, query, format.Template), format,
            $"dict_{type}_lookup: {name}: Expansion limit exceeded for key: ", TableReasons.Pending, warn);
        _servers = new ServerPool<ISqlConnection>(servers, timing, warn) { TriesTwice = true };
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public LookupResult Find(string key) =>
        _search.Find(key, (parts, values) => _servers.TryAsk(connection => Ask(connection, parts, values)));

    // The server is asked each time.
    public bool HasChanged() => false;

    public void Dispose() => _servers.Dispose();

    private void Ask(ISqlConnection connection, AddressParts key, DatabaseValues values)
    {
        values.Clear();
        connection.Run(_query.Expand(key, key, connection.Quote)!, values.Add); // the key was accepted
    }
}
