using Postfix.Logging;

namespace Postfix.Lookup;

/// <summary>Stands in for a table that could not be opened: every access says why, and that it may work later.</summary>
internal sealed class UnavailableTable(TableSpec spec, string reason, Log log) : IWritableTable, ISequentialTable
{
    public TableFlags Traits => TableFlags.PatternKeys | TableFlags.Unavailable;

    public TableOwner Owner => TableOwner.Trusted;

    public LookupResult Find(string key)
    {
        log.Warning(Message);
        return LookupResult.Failed(Message);
    }

    public PutOutcome Put(string key, string value, EntryKind kind) => throw new TableException(Message);

    public bool Delete(string key) => throw new TableException(Message);

    public void Commit() => throw new TableException(Message);

    public TableEntry? First() => throw new TableException(Message);

    public TableEntry? Next() => throw new TableException(Message);

    public bool HasChanged() => false;

    public void Dispose() { }

    private string Message => $"{spec} is unavailable. {reason}";
}
