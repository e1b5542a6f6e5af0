using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>A constant database in the making: written to file.cdb.tmp, which takes the place of file.cdb when it is complete.</summary>
internal sealed class CdbBuilder : IWritableTable
{
    private const int FileMode = 0x1A4; // 0644

    private readonly TableRequest _request;
    private readonly FileDescriptor _file;
    private readonly CdbWriter _writer;
    private readonly StorageStyle _style;
    private readonly Dictionary<string, uint> _positions = [];
    private readonly string _path;
    private readonly string _temporaryPath;

    private CdbBuilder(TableRequest request, string path, string temporaryPath, FileDescriptor file)
    {
        (_request, _path, _temporaryPath, _file) = (request, path, temporaryPath, file);
        _style = new StorageStyle(request.Flags, TableFlags.WithoutNul);
        Owner = TableOwner.OfFile(file.Status().Uid);
        _writer = new CdbWriter(file);
        _writer.Begin();
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    /// <summary>Takes the temporary file; waits while another process builds the same table.</summary>
    public static CdbBuilder Open(TableRequest request)
    {
        string temporaryPath = request.Name + ".cdb.tmp";
        while (true)
        {
            FileDescriptor file = FileSystem.TryOpen(temporaryPath, OpenFlags.ReadWrite | OpenFlags.Create, FileMode, out Errno error)
                ?? throw new TableException($"open database {temporaryPath}: {ErrnoText.Describe(error)}");
            file.Lock(LockKind.Exclusive, LockStyle.Flock);
            // While we waited, the other builder may have renamed the file that we have open.
            if (FileSystem.TryStatus(temporaryPath) is { } current && current.IsSameFile(file.Status()))
            {
                file.Truncate(0);
                return new CdbBuilder(request, request.Name + ".cdb", temporaryPath, file);
            }
            file.Dispose();
        }
    }

    public LookupResult Find(string key) => throw new TableException($"table {_request.Spec}: lookup operation is not supported");

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        using NativeText name = new(key), content = new(value);
        bool withNul = _style.ForWriting(kind);
        ReadOnlySpan<byte> nameBytes = StorageStyle.Bytes(name, withNul);
        if (_positions.TryGetValue(key, out uint known))
        {
            if (!DuplicateKeys.AreReplaced(_request, kind))
                return DuplicateKeys.Report(_request, _request.Name, key);
            _writer.Remove(nameBytes, known);
        }
        _positions[key] = _writer.Add(nameBytes, StorageStyle.Bytes(content, withNul));
        return PutOutcome.Stored;
    }

    public bool Delete(string key) => throw new TableException($"table {_request.Spec}: delete operation is not supported");

    public void Commit()
    {
        _writer.Finish();
        _file.Sync();
        FileSystem.Rename(_temporaryPath, _path);
    }

    public bool HasChanged() => false;

    /// <summary>Also gives up the lock; an unfinished temporary file stays for the next attempt.</summary>
    public void Dispose() => _file.Dispose();
}
