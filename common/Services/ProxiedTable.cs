using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;

namespace Postfix.Services;

/// <summary>
/// A table behind proxymap(8). Server and client come and go independently, so each request names the table and all flags; the
/// service keeps nothing for a connection.
/// </summary>
internal sealed class ProxiedTable : IWritableTable, ISequentialTable
{
    private const int FirstEntry = 0;
    private const int NextEntry = 1;

    private readonly ServicePool _pool;
    private readonly string _service;
    private readonly string _table;
    private readonly TableFlags _requestFlags;

    private ProxiedTable(ServicePool pool, string service, TableRequest request)
    {
        (_pool, _service, _table) = (pool, service, request.Spec.ToString());
        _requestFlags = request.Flags & ~ProxyTableFlags.Implementation;
        Traits = AskToOpen(_requestFlags & ProxyTableFlags.Instance);
    }

    public TableFlags Traits { get; }

    /// <summary>Another process reads the data for us.</summary>
    public TableOwner Owner => TableOwner.Unknown;

    /// <summary>Opens a table at the service, which may take until the service is there.</summary>
    public static ProxiedTable Open(ServicePool pool, string service, TableRequest request) => new(pool, service, request);

    public LookupResult Find(string key)
    {
        try
        {
            return Ask(key);
        }
        catch (Exception problem) when (problem is IOException or TimeoutException)
        {
            return LookupResult.Failed(problem.Message);
        }
    }

    public PutOutcome Put(string key, string value, EntryKind kind) =>
        Expect("update", key, _pool.Exchange((Table: this, key, value), static (writer, request) =>
        {
            request.Table.WriteHead(writer, "update");
            writer.Write("key", request.key);
            writer.Write("value", request.value);
        }, static (reader, _) => ReadStatus(reader))) ? PutOutcome.Stored : PutOutcome.Duplicate;

    public bool Delete(string key) =>
        Expect("delete", key, _pool.Exchange((Table: this, key), static (writer, request) =>
        {
            request.Table.WriteHead(writer, "delete");
            writer.Write("key", request.key);
        }, static (reader, _) => ReadStatus(reader)));

    /// <summary>The service makes each update permanent by itself.</summary>
    public void Commit() { }

    public TableEntry? First() => Move(FirstEntry);

    public TableEntry? Next() => Move(NextEntry);

    /// <summary>The service looks after its files.</summary>
    public bool HasChanged() => false;

    public void Dispose() { }

    private TableFlags AskToOpen(TableFlags flags)
    {
        (ProxyTableStatus status, int traits) = _pool.Exchange((_table, flags), static (writer, request) =>
        {
            writer.Write("request", "open");
            writer.Write("table", request._table);
            writer.Write("flags", (int)request.flags);
        }, static (reader, _) => (ReadStatus(reader), reader.ReadInt("flags")));
        return status switch
        {
            ProxyTableStatus.Ok => (TableFlags)traits & ProxyTableFlags.Implementation,
            ProxyTableStatus.Denied => throw new FatalException($"{_service} service is not configured for table \"{_table}\""),
            _ => throw new FatalException($"{_service} open failed for table \"{_table}\": invalid request"),
        };
    }

    private LookupResult Ask(string key)
    {
        (ProxyTableStatus status, string value) = _pool.Exchange((Table: this, key), static (writer, request) =>
        {
            request.Table.WriteHead(writer, "lookup");
            writer.Write("key", request.key);
        }, static (reader, _) => (ReadStatus(reader), reader.ReadString("value")));
        return status switch
        {
            ProxyTableStatus.Ok => LookupResult.Found(value),
            ProxyTableStatus.NoKey => LookupResult.NotFound,
            ProxyTableStatus.Retry => LookupResult.Failed(),
            ProxyTableStatus.Configuration => LookupResult.Failed(LookupError.Configuration),
            ProxyTableStatus.Denied => throw new FatalException($"{_service} service is not configured for table \"{_table}\""),
            _ => throw new FatalException($"{_service} lookup failed for table \"{_table}\" key \"{key}\": invalid request"),
        };
    }

    private TableEntry? Move(int function)
    {
        (ProxyTableStatus status, TableEntry entry) = _pool.Exchange((Table: this, function), static (writer, request) =>
        {
            request.Table.WriteHead(writer, "sequence");
            writer.Write("function", request.function);
        }, static (reader, _) => (ReadStatus(reader), new TableEntry(reader.ReadString("key"), reader.ReadString("value"))));
        return Expect("sequence", "", status) ? entry : null;
    }

    private void WriteHead(AttributeWriter writer, string request)
    {
        writer.Write("request", request);
        writer.Write("table", _table);
        writer.Write("flags", (int)_requestFlags);
    }

    private static ProxyTableStatus ReadStatus(AttributeReader reader) => (ProxyTableStatus)reader.ReadInt("status");

    /// <summary>True when it was done, false when the key stood in the way.</summary>
    private bool Expect(string operation, string key, ProxyTableStatus status) => status switch
    {
        ProxyTableStatus.Ok => true,
        ProxyTableStatus.NoKey => false,
        ProxyTableStatus.Retry or ProxyTableStatus.Configuration => throw new TableException($"table proxy:{_table}: {operation} error"),
        ProxyTableStatus.Denied => throw new FatalException($"{_service} update access is not configured for table \"{_table}\""),
        _ => throw new FatalException($"{_service} {operation} failed for table \"{_table}\" key \"{key}\": invalid request"),
    };
}
