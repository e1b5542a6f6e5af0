namespace Postfix.Lookup.Tables;

/// <summary>A table that asks SQL servers with a query (mysql_table(5), pgsql_table(5)).</summary>
internal sealed class SqlTable : ILookupTable
{
    private readonly string _type;
    private readonly string _name;
    private readonly Action<string> _warn;
    private readonly ExpansionTemplate _query;
    private readonly ResultFormat _format;
    private readonly DatabaseKeys _keys;
    private readonly ServerPool<ISqlConnection> _servers;

    /// <param name="request">The table.</param>
    /// <param name="configuration">Its parameters.</param>
    /// <param name="query">The query.</param>
    /// <param name="servers">Opens a connection to each server, in the order in which they are tried.</param>
    /// <exception cref="TableException">A parameter makes no sense.</exception>
    public SqlTable(
        TableRequest request, TableConfiguration configuration, ExpansionTemplate query, IEnumerable<Func<ISqlConnection>> servers)
    {
        (_type, _name) = request.Spec;
        _warn = request.Context.Log.Warning;
        Owner = configuration.Owner;
        _query = query;
        _format = ResultFormat.Read(request, configuration);
        _keys = new DatabaseKeys(request, configuration, query, _format.Template);
        _servers = new ServerPool<ISqlConnection>(servers, ServerTiming.Read(configuration), _warn) { TriesTwice = true };
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public LookupResult Find(string key)
    {
        AddressParts parts = new(key);
        if (_keys.Decline(parts) is { } declined)
            return declined;
        DatabaseValues values = new(_format, parts);
        if (!_servers.TryAsk(connection => Ask(connection, parts, values)))
            return LookupResult.Failed(TableReasons.Pending);
        if (!values.IsOverLimit)
            return values.ToResult();
        _warn($"dict_{_type}_lookup: {_name}: Expansion limit exceeded for key: '{key}'");
        return LookupResult.Failed(TableReasons.Pending);
    }

    // The server is asked each time.
    public bool HasChanged() => false;

    public void Dispose() => _servers.Dispose();

    private void Ask(ISqlConnection connection, AddressParts key, DatabaseValues values)
    {
        values.Clear();
        connection.Run(_query.Expand(key, key, connection.Quote)!, values.Add); // the key was accepted
    }
}
