namespace Postfix.Lookup.Tables;

/// <summary>A table that is built anew: it only takes entries, until <see cref="Commit"/>.</summary>
/// <param name="request">How it was asked for.</param>
/// <param name="owner">Who could have written the data.</param>
internal abstract class NewTable(TableRequest request, TableOwner owner) : IWritableTable
{
    public virtual TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner => owner;

    public virtual string? FileName => null;

    /// <summary>How it was asked for.</summary>
    protected TableRequest Request => request;

    public LookupResult Find(string key) => throw Unsupported("lookup");

    public bool Delete(string key) => throw Unsupported("delete");

    public bool HasChanged() => false;

    public abstract PutOutcome Put(string key, string value, EntryKind kind);

    public abstract void Commit();

    public abstract void Dispose();

    private TableException Unsupported(string operation) => new($"table {request.Spec}: {operation} operation is not supported");
}
