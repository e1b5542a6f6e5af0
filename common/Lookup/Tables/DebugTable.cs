using Postfix.Logging;

namespace Postfix.Lookup.Tables;

/// <summary>debug:type:name logs each request to another table, and its result.</summary>
internal sealed class DebugTable(LookupTable table, string label, Log log) : IWritableTable, ISequentialTable
{
    public static readonly TableType Type = new("debug", Open);

    public TableFlags Traits => table.Flags & (TableFlags.FixedKeys | TableFlags.PatternKeys | TableFlags.MultiWriter);

    public TableOwner Owner => table.Owner;

    public LookupResult Find(string key)
    {
        LookupResult result = table.Find(key);
        log.Info($"{label} lookup: \"{key}\" = \"{result.Value ?? (result.IsFailed ? "error" : "not_found")}\"");
        return result;
    }

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        PutOutcome outcome = table.Put(key, value, kind);
        log.Info($"{label} update: \"{key}\" = \"{value}\": {(outcome == PutOutcome.Stored ? "success" : "failed")}");
        return outcome;
    }

    public bool Delete(string key)
    {
        bool deleted = table.Delete(key);
        log.Info($"{label} delete: \"{key}\": {(deleted ? "success" : "failed")}");
        return deleted;
    }

    public void Commit() => table.Commit();

    public TableEntry? First() => Report(table.First());

    public TableEntry? Next() => Report(table.Next());

    public bool HasChanged() => table.HasChanged();

    /// <summary>The other table belongs to the table set.</summary>
    public void Dispose() { }

    private static DebugTable Open(TableRequest request) =>
        new(request.Tables.Open(request.Name, request.Flags, request.Access), request.Name, request.Context.Log);

    private TableEntry? Report(TableEntry? entry)
    {
        log.Info(entry is { } found
            ? $"{label} sequence: \"{found.Key}\" = \"{found.Value}\""
            : $"{label} sequence: found EOF");
        return entry;
    }
}
