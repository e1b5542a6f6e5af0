using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>A constant database in the making: written to file.cdb.tmp, which takes the place of file.cdb when it is complete.</summary>
internal sealed class CdbBuilder : NewTable
{
    private readonly ReplacementFile _file;
    private readonly CdbWriter _writer;
    private readonly BulkLoad _load;

    private CdbBuilder(TableRequest request, ReplacementFile file)
        : base(request, TableOwner.OfFile(file.File.Status().Uid))
    {
        _file = file;
        _writer = new CdbWriter(file.File);
        _load = new BulkLoad(request, request.Name, new StorageStyle(request.Flags, TableFlags.WithoutNul), _writer.Put);
        _writer.Begin();
    }

    /// <summary>Takes the temporary file; waits while another process builds the same table.</summary>
    public static CdbBuilder Open(TableRequest request)
    {
        string path = request.Name + CdbTable.Suffix;
        ReplacementFile file = ReplacementFile.TryCreate(path, out Errno error)
            ?? throw new TableException($"open database {ReplacementFile.PathFor(path)}: {ErrnoText.Describe(error)}");
        return new CdbBuilder(request, file);
    }

    public override PutOutcome Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, EntryKind kind) => _load.Put(key, value, kind);

    public override void Commit()
    {
        _writer.Finish();
        _file.File.Sync();
        _file.Commit();
    }

    /// <summary>Also gives up the lock.</summary>
    public override void Dispose() => _file.Dispose();
}
