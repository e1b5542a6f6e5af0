using System.Buffers;
using Postfix.Lookup.Interop;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>hash:file and btree:file, stored in file.db by Berkeley DB. Files are the same as those of other Postfix systems.</summary>
internal sealed class BerkeleyTable : IWritableTable, ISequentialTable, IHoldableTable, IByteTable
{
    public const string Suffix = ".db";

    public static readonly TableType HashType = new("hash", request => BerkeleyOpener.Open(request, BerkeleyFormat.Hash)) { CanBuild = true, FileSuffix = Suffix };
    public static readonly TableType BtreeType = new("btree", request => BerkeleyOpener.Open(request, BerkeleyFormat.Btree)) { CanBuild = true, FileSuffix = Suffix };

    private readonly TableRequest _request;
    private readonly BerkeleyDatabase _database;
    private readonly FileDescriptor _file;
    private readonly TableFileLock _lock;
    private readonly FileFreshness _freshness;
    private readonly StorageStyle _style;
    private readonly EarlyAnswers? _early;

    /// <param name="request">How the table was asked for.</param>
    /// <param name="path">The database file.</param>
    /// <param name="database">The open database.</param>
    /// <param name="file">The same file, for locks and time stamps.</param>
    /// <param name="isScattered">Whether keys that come one after the other are on pages that are read from the file again and again.</param>
    public BerkeleyTable(TableRequest request, string path, BerkeleyDatabase database, FileDescriptor file, bool isScattered)
    {
        FileStatus status = file.Status();
        _request = request;
        FileName = path;
        _database = database;
        _file = file;
        _lock = new TableFileLock(file, LockStyle.Flock, request.Has(TableFlags.Lock));
        _freshness = new FileFreshness(file, manyWriters: request.Access != TableAccess.Read);
        _style = new StorageStyle(request.Flags, TableFlags.WithNul);
        Owner = TableOwner.OfFile(status.Uid);
        _early = isScattered ? new EarlyAnswers() : null;
        if (request.Has(TableFlags.Lock))
            SourceAge.Check(request, path, status);
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public string FileName { get; }

    public int BatchSize => _early is null ? KeyBatch.UsualCapacity : EarlyAnswers.BatchSize;

    public LookupResult Find(string key)
    {
        using NativeText text = new(key);
        try
        {
            using (_lock.Enter(LockKind.Shared))
                return TryGet(text.Key, out ReadOnlySpan<byte> value) ? LookupResult.Found(ByteText.FromBytes(value)) : LookupResult.NotFound;
        }
        catch (PosixException problem)
        {
            _request.Context.Log.Warning(problem.Message);
            return LookupResult.Failed(ErrnoText.Describe(problem.Errno));
        }
    }

    public bool? TryFind(KeyBytes key, ArrayBufferWriter<byte> value)
    {
        try
        {
            if (_early is not null && _early.TryTake(key, out bool found, out ReadOnlySpan<byte> stored))
            {
                value.Write(stored);
                return found;
            }
            using TableFileLock.Scope scope = _lock.Enter(LockKind.Shared);
            found = TryGet(key, out stored);
            value.Write(stored);
            return found;
        }
        catch (PosixException)
        {
            return null;
        }
    }

    public void Expect(KeyBatch keys)
    {
        if (_early is null || keys.Count < KeyBatch.UsualCapacity)
            return;
        try
        {
            using TableFileLock.Scope scope = _lock.Enter(LockKind.Shared);
            _early.Prepare(keys, TryGet);
        }
        catch (PosixException)
        {
            // The search for the key at fault will tell.
        }
    }

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        using NativeText name = new(key), content = new(value);
        using TableFileLock.Scope scope = _lock.Enter(LockKind.Exclusive);
        bool withNul = _style.ForWriting(kind);
        bool stored = _database.Put(
            StorageStyle.Bytes(name, withNul), StorageStyle.Bytes(content, withNul), DuplicateKeys.AreReplaced(_request, kind));
        FlushIfAsked();
        return stored ? PutOutcome.Stored : DuplicateKeys.Report(_request, FileName, key);
    }

    public bool Delete(string key)
    {
        using NativeText name = new(key);
        using TableFileLock.Scope scope = _lock.Enter(LockKind.Exclusive);
        bool deleted = Delete(name, withNul: true) || Delete(name, withNul: false);
        FlushIfAsked();
        return deleted;
    }

    public TableEntry? First() => Move(BerkeleyMove.First);

    public TableEntry? Next() => Move(BerkeleyMove.Next);

    public void Commit() => _database.Flush();

    public void Hold() => _lock.Hold();

    public void Release() => _lock.EndHold();

    public bool HasChanged() => _freshness.HasChanged();

    public void Dispose()
    {
        _database.Dispose();
        _file.Dispose();
    }

    private bool TryGet(KeyBytes key, out ReadOnlySpan<byte> value) =>
        TryGet(key, withNul: true, out value) || TryGet(key, withNul: false, out value);

    private bool TryGet(KeyBytes key, bool withNul, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!_style.Tries(withNul) || !_database.TryGet(StorageStyle.Bytes(key, withNul), out ReadOnlySpan<byte> stored))
            return false;
        _style.Learn(withNul);
        value = StorageStyle.Trim(stored);
        return true;
    }

    private bool Delete(NativeText key, bool withNul)
    {
        if (!_style.Tries(withNul) || !_database.Delete(StorageStyle.Bytes(key, withNul)))
            return false;
        _style.Learn(withNul);
        return true;
    }

    private TableEntry? Move(BerkeleyMove move)
    {
        using TableFileLock.Scope scope = _lock.Enter(LockKind.Shared);
        return _database.Move(move, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
            ? new TableEntry(ByteText.FromBytes(StorageStyle.Trim(key)), ByteText.FromBytes(StorageStyle.Trim(value)))
            : null;
    }

    private void FlushIfAsked()
    {
        if (_request.Has(TableFlags.SyncUpdates))
            _database.Flush();
    }
}
