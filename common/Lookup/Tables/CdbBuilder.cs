using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>A constant database in the making: written to file.cdb.tmp, which takes the place of file.cdb when it is complete.</summary>
internal sealed class CdbBuilder : NewTable
{
    private const int FileMode = 0x1A4; // 0644

    private readonly FileDescriptor _file;
    private readonly CdbWriter _writer;
    private readonly BulkLoad _load;
    private readonly string _path;
    private readonly string _temporaryPath;

    private CdbBuilder(TableRequest request, string path, string temporaryPath, FileDescriptor file)
        : base(request, TableOwner.OfFile(file.Status().Uid))
    {
        (_path, _temporaryPath, _file) = (path, temporaryPath, file);
        _writer = new CdbWriter(file);
        _load = new BulkLoad(request, request.Name, new StorageStyle(request.Flags, TableFlags.WithoutNul), _writer.Put);
        _writer.Begin();
    }

    /// <summary>Takes the temporary file; waits while another process builds the same table.</summary>
    public static CdbBuilder Open(TableRequest request)
    {
        string temporaryPath = request.Name + CdbTable.Suffix + ".tmp";
        while (true)
        {
            FileDescriptor file = FileSystem.TryOpen(temporaryPath, OpenFlags.ReadWrite | OpenFlags.Create, FileMode, out Errno error)
                ?? throw new TableException($"open database {temporaryPath}: {ErrnoText.Describe(error)}");
            file.Lock(LockKind.Exclusive, LockStyle.Flock);
            // While we waited, the other builder may have renamed the file that we have open.
            if (FileSystem.TryStatus(temporaryPath) is { } current && current.IsSameFile(file.Status()))
            {
                file.Truncate(0);
                return new CdbBuilder(request, request.Name + CdbTable.Suffix, temporaryPath, file);
            }
            file.Dispose();
        }
    }

    public override PutOutcome Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, EntryKind kind) => _load.Put(key, value, kind);

    public override void Commit()
    {
        _writer.Finish();
        _file.Sync();
        FileSystem.Rename(_temporaryPath, _path);
    }

    /// <summary>Also gives up the lock; an unfinished temporary file stays for the next attempt.</summary>
    public override void Dispose() => _file.Dispose();
}
