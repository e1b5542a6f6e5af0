using Postfix.Lookup.Interop;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>A table of <see cref="BerkeleyTable"/> in the making.</summary>
internal sealed class BerkeleyBuilder : NewTable
{
    private readonly BerkeleyDatabase _database;
    private readonly FileDescriptor _file;
    private readonly ReplacementFile? _replacement;
    private readonly BulkLoad _load;

    /// <param name="request">How the table was asked for.</param>
    /// <param name="path">The table's file.</param>
    /// <param name="database">The open database, which is empty.</param>
    /// <param name="file">The database's file, for its lock.</param>
    /// <param name="replacement">The database's file, when it takes the place of the table's; null when it is that file.</param>
    /// <param name="batch">Collects entries; null to store each at once.</param>
    public BerkeleyBuilder(
        TableRequest request, string path, BerkeleyDatabase database, FileDescriptor file, ReplacementFile? replacement, EntryBatch? batch)
        : base(request, TableOwner.OfFile(file.Status().Uid))
    {
        (_database, _file, _replacement, FileName) = (database, file, replacement, path);
        _load = new BulkLoad(request, path, new StorageStyle(request.Flags, TableFlags.WithNul), database.Put, batch);
    }

    public override string FileName { get; }

    public override PutOutcome Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, EntryKind kind) => _load.Put(key, value, kind);

    public override void Commit()
    {
        _load.Flush();
        _database.Flush();
        _database.Dispose(); // the library looks for the file by its name once more
        _replacement?.Commit();
    }

    public override void Dispose()
    {
        _database.Dispose();
        _replacement?.Dispose();
        _file.Dispose();
    }
}
