using System.Buffers;
using Postfix.Lookup.Interop;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>
/// lmdb:file, stored in file.lmdb by OpenLDAP's LMDB (lmdb_table(5)). Readers and a writer do not disturb each other.
/// </summary>
internal sealed class LmdbTable : IWritableTable, ISequentialTable, IHoldableTable, IByteTable
{
    public const string Suffix = ".lmdb";

    public static readonly TableType Type = new("lmdb", LmdbOpener.Open) { CanBuild = true, FileSuffix = Suffix };

    private readonly TableRequest _request;
    private readonly LmdbEnvironment _environment;
    private readonly FileDescriptor _file;
    private readonly TableFileLock _readLock;
    private readonly TableFileLock _writeLock;
    private readonly FileFreshness _freshness;
    private readonly StorageStyle _style;
    private LmdbTransaction? _held;
    private byte[] _cursor = [];

    /// <param name="request">How the table was asked for.</param>
    /// <param name="environment">The open database.</param>
    /// <param name="file">The same file, for locks and time stamps.</param>
    public LmdbTable(TableRequest request, LmdbEnvironment environment, FileDescriptor file)
    {
        _request = request;
        _environment = environment;
        _file = file;
        _readLock = new TableFileLock(file, LockStyle.Fcntl, request.Has(TableFlags.Lock));
        _writeLock = new TableFileLock(file, LockStyle.Fcntl, true);
        _freshness = new FileFreshness(file, manyWriters: true);
        _style = new StorageStyle(request.Flags, TableFlags.WithNul);
        Owner = TableOwner.OfFile(file.Status().Uid);
    }

    public TableFlags Traits => TableFlags.FixedKeys | TableFlags.MultiWriter;

    public TableOwner Owner { get; }

    public LookupResult Find(string key)
    {
        using NativeText text = new(key);
        try
        {
            using (_readLock.Enter(LockKind.Shared))
            {
                LmdbTransaction transaction = _held ?? _environment.Begin(forUpdate: false);
                using LmdbTransaction? own = _held is null ? transaction : null;
                return TryGet(transaction, text.Key, out ReadOnlySpan<byte> value)
                    ? LookupResult.Found(ByteText.FromBytes(value))
                    : LookupResult.NotFound;
            }
        }
        catch (Exception problem) when (problem is LmdbException or PosixException)
        {
            _request.Context.Log.Warning($"error reading {_request.Spec}: {problem.Message}");
            return LookupResult.Failed(problem.Message);
        }
    }

    public bool? TryFind(KeyBytes key, ArrayBufferWriter<byte> value)
    {
        try
        {
            using TableFileLock.Scope scope = _readLock.Enter(LockKind.Shared);
            LmdbTransaction transaction = _held ?? _environment.Begin(forUpdate: false);
            using LmdbTransaction? own = _held is null ? transaction : null;
            bool found = TryGet(transaction, key, out ReadOnlySpan<byte> stored);
            value.Write(stored);
            return found;
        }
        catch (Exception problem) when (problem is LmdbException or PosixException)
        {
            return null;
        }
    }

    public PutOutcome Put(string key, string value, EntryKind kind)
    {
        using NativeText name = new(key), content = new(value);
        bool stored = Update("updating", transaction =>
        {
            bool withNul = _style.ForWriting(kind);
            return transaction.Put(
                StorageStyle.Bytes(name, withNul), StorageStyle.Bytes(content, withNul), DuplicateKeys.AreReplaced(_request, kind));
        });
        return stored ? PutOutcome.Stored : DuplicateKeys.Report(_request, _request.Spec.ToString(), key);
    }

    public bool Delete(string key)
    {
        using NativeText name = new(key);
        return Update("deleting from", transaction => Delete(transaction, name, withNul: true) || Delete(transaction, name, withNul: false));
    }

    /// <summary>Each update has been a transaction of its own.</summary>
    public void Commit()
    {
    }

    public TableEntry? First()
    {
        _cursor = [];
        return Next();
    }

    public TableEntry? Next()
    {
        // The position is kept as a key, so that no transaction, which would keep old pages from being reused, lives between calls.
        using TableFileLock.Scope scope = _readLock.Enter(LockKind.Shared);
        using LmdbTransaction transaction = _environment.Begin(forUpdate: false);
        if (!transaction.TryGetAfter(_cursor, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value))
            return null;
        _cursor = key.ToArray();
        return new TableEntry(ByteText.FromBytes(StorageStyle.Trim(key)), ByteText.FromBytes(StorageStyle.Trim(value)));
    }

    public void Hold()
    {
        _readLock.Hold();
        _held ??= _environment.Begin(forUpdate: false);
    }

    public void Release()
    {
        _held?.Dispose();
        _held = null;
        _readLock.EndHold();
    }

    public bool HasChanged() => _freshness.HasChanged();

    public void Dispose()
    {
        _environment.Dispose();
        _file.Dispose();
    }

    private bool TryGet(LmdbTransaction transaction, KeyBytes key, out ReadOnlySpan<byte> value) =>
        TryGet(transaction, key, withNul: true, out value) || TryGet(transaction, key, withNul: false, out value);

    private bool TryGet(LmdbTransaction transaction, KeyBytes key, bool withNul, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!_style.Tries(withNul) || !transaction.TryGet(StorageStyle.Bytes(key, withNul), out ReadOnlySpan<byte> stored))
            return false;
        _style.Learn(withNul);
        value = StorageStyle.Trim(stored);
        return true;
    }

    private bool Delete(LmdbTransaction transaction, NativeText key, bool withNul)
    {
        if (!_style.Tries(withNul) || !transaction.Delete(StorageStyle.Bytes(key, withNul)))
            return false;
        _style.Learn(withNul);
        return true;
    }

    /// <summary>Runs one update; when there is not enough space, again with more of it.</summary>
    private bool Update(string activity, Func<LmdbTransaction, bool> update)
    {
        using TableFileLock.Scope scope = _writeLock.Enter(LockKind.Exclusive);
        try
        {
            return UpdateNow(update);
        }
        catch (LmdbException problem) when (problem.Status == LmdbStatus.MapFull)
        {
            _environment.Enlarge();
            return UpdateNow(update);
        }
        catch (LmdbException problem)
        {
            throw new TableException($"error {activity} {_request.Spec}: {problem.Message}", problem);
        }
    }

    private bool UpdateNow(Func<LmdbTransaction, bool> update)
    {
        using LmdbTransaction transaction = _environment.Begin(forUpdate: true);
        bool done = update(transaction);
        if (done)
            transaction.Commit();
        return done;
    }
}
