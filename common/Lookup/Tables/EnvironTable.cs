using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>environ:name looks up and sets variables of the process environment; the name itself means nothing.</summary>
internal sealed class EnvironTable(TableSpec spec) : SimpleTable(TableFlags.FixedKeys), IWritableTable
{
    public static readonly TableType Type = new("environ", request => new EnvironTable(request.Spec));

    public override LookupResult Find(string key) =>
        Environ.Get(key) is { } value ? LookupResult.Found(value) : LookupResult.NotFound;

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        Environ.Set(key, value);
        return PutOutcome.Stored;
    }

    public bool Delete(string key) => throw new TableException($"table {spec}: delete operation is not supported");

    public void Commit() { }
}
