namespace Postfix.Lookup.Tables;

/// <summary>internal:name is a table in memory, empty at first; texthash: and inline: fill one from text.</summary>
internal sealed class InternalTable : IWritableTable, ISequentialTable
{
    public static readonly TableType Type = new("internal", _ => new InternalTable());

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _entries = [];
    private Queue<TableEntry> _cursor = new();

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; init; } = TableOwner.Trusted;

    public LookupResult Find(string key)
    {
        lock (_lock)
            return _entries.TryGetValue(key, out string? value) ? LookupResult.Found(value) : LookupResult.NotFound;
    }

    public void Put(string key, string value) => Put(key, value, EntryKind.Ordinary);

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        lock (_lock)
            _entries[key] = value;
        return PutOutcome.Stored;
    }

    public bool Delete(string key)
    {
        lock (_lock)
            return _entries.Remove(key);
    }

    public void Commit() { }

    public TableEntry? First()
    {
        // A snapshot: entries may come and go while somebody walks through the table.
        lock (_lock)
            _cursor = new Queue<TableEntry>(_entries.Select(pair => new TableEntry(pair.Key, pair.Value)));
        return Next();
    }

    public TableEntry? Next() => _cursor.TryDequeue(out TableEntry entry) ? entry : null;

    public bool HasChanged() => false;

    public void Dispose() { }
}
