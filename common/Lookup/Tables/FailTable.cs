namespace Postfix.Lookup.Tables;

/// <summary>fail:name fails every request, for tests of error handling (DATABASE_README, "fail").</summary>
internal sealed class FailTable(string label) : SimpleTable(TableFlags.PatternKeys), IWritableTable, ISequentialTable
{
    public static readonly TableType Type = new("fail", request => new FailTable(request.Spec.ToString())) { CanBuild = true };

    public override LookupResult Find(string key) => LookupResult.Failed();

    public PutOutcome Put(string key, string value, EntryKind kind) => throw Failure("write");

    public bool Delete(string key) => throw Failure("delete");

    public void Commit() { }

    public TableEntry? First() => throw Failure("sequence");

    public TableEntry? Next() => throw Failure("sequence");

    private TableException Failure(string operation) => new($"table {label}: {operation} error: Application error");
}
