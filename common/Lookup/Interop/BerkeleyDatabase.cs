using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Posix;

namespace Postfix.Lookup.Interop;

/// <summary>
/// A file of the Berkeley DB library, through the version 1.85 interface that the library keeps for old programs (db_185.h): its
/// structures have not changed since 1994. Not thread-safe.
/// </summary>
internal sealed unsafe class BerkeleyDatabase : IDisposable
{
    private const int NotFound = 1;
    private const uint NoOverwrite = 8;

    /// <summary>The permissions of a new file, 0644; the process's umask takes some away.</summary>
    private const int FileMode = 0x1A4;

    /// <summary>The expected number of entries of a new hash file; it grows as needed.</summary>
    private const uint InitialHashEntries = 4096;

    private readonly Methods* _db;
    private readonly string _path;
    private bool _isClosed;

    private BerkeleyDatabase(Methods* db, string path)
    {
        _db = db;
        _path = path;
    }

    /// <summary>Opens or creates a database file.</summary>
    /// <param name="library">libdb.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">What is in it.</param>
    /// <param name="flags">As for open(2).</param>
    /// <param name="cacheBytes">Memory for pages.</param>
    /// <param name="shape">The shape of a hash file that is made.</param>
    /// <exception cref="PosixException">The library cannot open the file.</exception>
    public static BerkeleyDatabase Open(
        SystemLibrary library, string path, BerkeleyFormat format, OpenFlags flags, int cacheBytes, HashShape shape)
    {
        var open = (delegate* unmanaged<byte*, int, int, int, void*, nint>)library.Function("__db185_open");
        HashInfo hash = new()
        {
            EntryCount = shape.EntriesPerBucket > 0 ? shape.EntriesPerBucket * shape.Buckets : InitialHashEntries,
            FillFactor = shape.EntriesPerBucket,
            CacheBytes = (uint)cacheBytes,
        };
        BtreeInfo btree = new() { CacheBytes = (uint)cacheBytes };
        using NativeText name = new(path);
        nint db;
        fixed (byte* bytes = name.WithNul)
            db = open(bytes, (int)flags, FileMode, (int)format, format == BerkeleyFormat.Hash ? (void*)&hash : &btree);
        return db != 0 ? new BerkeleyDatabase((Methods*)db, path) : throw LastError("open database", path);
    }

    /// <summary>Searches for a key; the value is valid until the next call.</summary>
    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        Thing found = default;
        int status;
        fixed (byte* bytes = &MemoryMarshal.GetReference(key))
        {
            Thing wanted = new() { Data = bytes, Size = (nuint)key.Length };
            status = _db->Get(_db, &wanted, &found, 0);
        }
        value = status == 0 ? found.Span : default;
        return Succeeded(status, "error reading");
    }

    /// <summary>Stores a value.</summary>
    /// <returns>False when the key exists and must not be overwritten.</returns>
    public bool Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool overwrite)
    {
        fixed (byte* keyBytes = &MemoryMarshal.GetReference(key), valueBytes = &MemoryMarshal.GetReference(value))
        {
            Thing name = new() { Data = keyBytes, Size = (nuint)key.Length };
            Thing content = new() { Data = valueBytes, Size = (nuint)value.Length };
            return Succeeded(_db->Put(_db, &name, &content, overwrite ? 0 : NoOverwrite), "error writing");
        }
    }

    /// <summary>Removes a key.</summary>
    /// <returns>False when it does not exist.</returns>
    public bool Delete(ReadOnlySpan<byte> key)
    {
        fixed (byte* bytes = &MemoryMarshal.GetReference(key))
        {
            Thing name = new() { Data = bytes, Size = (nuint)key.Length };
            return Succeeded(_db->Delete(_db, &name, 0), "error deleting from");
        }
    }

    /// <summary>Moves the cursor; the spans are valid until the next call.</summary>
    /// <returns>False at the end.</returns>
    public bool Move(BerkeleyMove move, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        Thing name = default, content = default;
        int status = _db->Sequence(_db, &name, &content, (uint)move);
        key = name.Span;
        value = content.Span;
        return Succeeded(status, "error seeking");
    }

    /// <summary>Writes what is in memory to the file and to stable storage.</summary>
    public void Flush()
    {
        if (_db->Sync(_db, 0) < 0)
            throw LastError("flush database", _path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _db->Close(_db);
    }

    private bool Succeeded(int status, string operation) =>
        status == 0 || (status == NotFound ? false : throw LastError(operation, _path));

    private static PosixException LastError(string operation, string path) =>
        new((Errno)Marshal.GetLastSystemError(), operation, path);

    /// <summary>DBT: a piece of memory.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Thing
    {
        public byte* Data;
        public nuint Size;

        public readonly ReadOnlySpan<byte> Span => new(Data, (int)Size);
    }

    /// <summary>HASHINFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct HashInfo
    {
        public uint BucketSize;
        public uint FillFactor;
        public uint EntryCount;
        public uint CacheBytes;
        public nint HashFunction;
        public int ByteOrder;
    }

    /// <summary>BTREEINFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct BtreeInfo
    {
        public uint Flags;
        public uint CacheBytes;
        public uint MaximumKeysPerPage;
        public uint MinimumKeysPerPage;
        public uint PageSize;
        public nint CompareFunction;
        public nint PrefixFunction;
        public int ByteOrder;
    }

    /// <summary>DB: the table of methods that stands for an open file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Methods
    {
        public int Type;
        public delegate* unmanaged<Methods*, int> Close;
        public delegate* unmanaged<Methods*, Thing*, uint, int> Delete;
        public delegate* unmanaged<Methods*, Thing*, Thing*, uint, int> Get;
        public delegate* unmanaged<Methods*, Thing*, Thing*, uint, int> Put;
        public delegate* unmanaged<Methods*, Thing*, Thing*, uint, int> Sequence;
        public delegate* unmanaged<Methods*, uint, int> Sync;
        public void* Inner;
        public delegate* unmanaged<Methods*, int> Descriptor;
    }
}
