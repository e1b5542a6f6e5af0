using Postfix.Ipc;

namespace Postfix.Lookup.Tables;

/// <summary>memcache:/file and memcache:name keep entries in a memcache server, in front of another table if there is one (memcache_table(5)).</summary>
internal sealed class MemcacheTable : IWritableTable, ISequentialTable
{
    public static readonly TableType Type = new("memcache", Open) { FileSuffix = "" };

    private readonly string _label;
    private readonly string _name;
    private readonly Action<string> _warn;
    private readonly MemcacheKeys _keys;
    private readonly MemcacheServer _server;
    private readonly LookupTable? _backup;
    private readonly int _flags;
    private readonly int _secondsToLive;
    private readonly int _dataLimit;

    private MemcacheTable(TableRequest request, TableConfiguration configuration, TableServer connections)
    {
        _label = request.Spec.ToString();
        _name = request.Name;
        _warn = request.Context.Log.Warning;
        _keys = new MemcacheKeys(request, configuration);
        _server = new MemcacheServer(connections, configuration, request.Spec, _warn);
        _flags = configuration.Number("flags", 0);
        _secondsToLive = configuration.Number("ttl", 3600);
        _dataLimit = configuration.Number("data_size_limit", 10240);
        _backup = configuration.Text("backup") is { Length: > 0 } backup
            ? request.Tables.Open(backup, request.Flags, request.Access)
            : null;
    }

    public TableFlags Traits => TableFlags.FixedKeys | TableFlags.MultiWriter;

    // Whoever talks to the server may write there.
    public TableOwner Owner => TableOwner.Unknown;

    public LookupResult Find(string key)
    {
        MemcacheKey name = _keys.Make(key);
        if (name.Text is null)
            return name.Reason is null ? LookupResult.Failed(TableReasons.Pending) : LookupResult.NotFound;
        MemcacheReply<string?> reply = _server.Ask(MemcacheOperation.Lookup, client => client.Get(name.Text));
        if (reply.Value is not null)
            return LookupResult.Found(reply.Value);
        if (_backup is null)
            return reply.IsAnswer ? LookupResult.NotFound : LookupResult.Failed(reply.Failure);
        LookupResult result = _backup.Find(key);
        if (result.IsFound && reply.IsAnswer)
            Store(key, name.Text, result.Value);
        return result;
    }

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        if (RequireKey(key, MemcacheOperation.Update) is not { } name)
            return PutOutcome.Stored;
        string? failure = Store(key, name, value);
        if (_backup is not null)
            return _backup.Put(key, value, kind);
        return failure is null ? PutOutcome.Stored : throw new TableException($"table {_label}: write error: {failure}");
    }

    public bool Delete(string key)
    {
        if (RequireKey(key, MemcacheOperation.Delete) is not { } name)
            return false;
        MemcacheReply<bool> reply = _server.Ask(MemcacheOperation.Delete, client => client.Delete(name));
        if (_backup is not null)
            return _backup.Delete(key);
        return reply.IsAnswer ? reply.Value : throw new TableException($"table {_label}: delete error: {reply.Failure}");
    }

    public void Commit() => _backup?.Commit();

    public TableEntry? First()
    {
        if (_backup is null)
            _warn($"database {_label}: first/next support requires backup database");
        return _backup?.First();
    }

    public TableEntry? Next() => _backup?.Next();

    // The server is asked each time; the other table belongs to the table set, which looks at it.
    public bool HasChanged() => false;

    public void Dispose() => _server.Dispose();

    private static MemcacheTable Open(TableRequest request)
    {
        if (request.Has(TableFlags.NoUnauthenticated))
            throw new TableException($"{request.Spec} map is not allowed for security-sensitive data");
        TableConfiguration configuration = TableConfiguration.Read(request);
        try
        {
            NetworkAddress address = NetworkAddress.Parse(configuration.Text("memcache", "inet:localhost:11211"));
            TableServer connections = new(address, configuration.Seconds("timeout", 2, min: 0), request.Context);
            return new MemcacheTable(request, configuration, connections);
        }
        catch (FormatException error)
        {
            throw new TableException(error.Message, error);
        }
    }

    // Returns why it could not be stored now; null when it is, and when it never can be.
    private string? Store(string key, string name, string value)
    {
        if (value.Length > _dataLimit)
        {
            _warn($"database {_label}: data for key {key} is too long (data_size_limit={_dataLimit}) -- not stored");
            _server.Ask(MemcacheOperation.Delete, client => client.Delete(name)); // an older value would be wrong
            return null;
        }
        return _server.Ask(MemcacheOperation.Update, client => { client.Set(name, value, _flags, _secondsToLive); return true; }).Failure;
    }

    // An update that would be lost is not passed over in silence.
    private string? RequireKey(string key, MemcacheOperation operation)
    {
        MemcacheKey name = _keys.Make(key);
        if (name is { Text: null, Reason: null })
            throw new TableException($"{_label}: 'domain' pattern match failed for '{key}'");
        if (name.Text is null && operation == MemcacheOperation.Update)
            _warn($"{_name}: skipping update for name \"{key}\": {name.Reason}");
        return name.Text;
    }
}
