using Postfix.Lookup.Tables;

namespace Postfix.Lookup.Interop;

/// <summary>
/// One LMDB file, opened without the library's own locking: who uses it holds a lock on the file (lmdb_table(5)). Not thread-safe.
/// </summary>
internal sealed unsafe class LmdbEnvironment : IDisposable
{
    private const uint NoSubdirectory = 0x4000;
    private const uint ReadOnly = 0x20000;
    private const uint NoLock = 0x400000;
    private const uint FileMode = 0x1A4; // 0644

    /// <summary>Room for the library's own pages on top of the data.</summary>
    private const long OverheadBytes = 10240;

    private readonly LmdbLibrary _library;
    private readonly bool _isReadOnly;
    private readonly nint _environment;
    private nuint _mapSize;
    private uint _database;

    private LmdbEnvironment(LmdbLibrary library, bool isReadOnly)
    {
        (_library, _isReadOnly) = (library, isReadOnly);
        nint environment;
        Check(library.EnvCreate(&environment));
        _environment = environment;
    }

    /// <summary>Opens a file that exists; an empty one becomes an empty database.</summary>
    /// <param name="library">liblmdb.</param>
    /// <param name="path">The file.</param>
    /// <param name="isReadOnly">Whether to refuse updates.</param>
    /// <param name="mapSize">Address space to set aside (<c>lmdb_map_size</c>); a larger file gets what it needs.</param>
    /// <param name="fileSize">The size of the file.</param>
    public static LmdbEnvironment Open(LmdbLibrary library, string path, bool isReadOnly, long mapSize, long fileSize)
    {
        LmdbEnvironment opened = new(library, isReadOnly);
        try
        {
            opened.Open(path, (nuint)Math.Max(mapSize, fileSize + OverheadBytes));
            return opened;
        }
        catch (LmdbException)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Begins a transaction; one for updates must be the only one.</summary>
    public LmdbTransaction Begin(bool forUpdate)
    {
        nint transaction;
        int status = TryBegin(forUpdate, &transaction);
        if (status == LmdbStatus.MapResized)
        {
            // Another process made the file larger: take over its size.
            Check(_library.EnvSetMapSize(_environment, 0));
            status = TryBegin(forUpdate, &transaction);
        }
        Check(status);
        return new LmdbTransaction(_library, transaction, _database);
    }

    /// <summary>Doubles the address space after a transaction failed for lack of it.</summary>
    public void Enlarge()
    {
        _mapSize *= 2;
        Check(_library.EnvSetMapSize(_environment, _mapSize));
    }

    /// <inheritdoc/>
    public void Dispose() => _library.EnvClose(_environment);

    private int TryBegin(bool forUpdate, nint* transaction) =>
        _library.TxnBegin(_environment, 0, forUpdate ? 0 : ReadOnly, transaction);

    private void Open(string path, nuint mapSize)
    {
        _mapSize = mapSize;
        Check(_library.EnvSetMapSize(_environment, mapSize));
        using NativeText name = new(path);
        fixed (byte* bytes = name.WithNul)
            Check(_library.EnvOpen(_environment, bytes, NoSubdirectory | NoLock | (_isReadOnly ? ReadOnly : 0), FileMode));
        nint transaction;
        Check(TryBegin(!_isReadOnly, &transaction));
        uint database;
        int status = _library.DbiOpen(transaction, null, 0, &database);
        _library.TxnAbort(transaction);
        Check(status);
        _database = database;
    }

    private void Check(int status)
    {
        if (status != 0)
            throw new LmdbException(status, _library.Describe(status));
    }
}
