using Postfix.Config;
using Postfix.Lookup.Interop;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Opens LMDB files.</summary>
internal static class LmdbOpener
{
    private const int FileMode = 0x1A4; // 0644
    private const int BytesPerSourceByte = 3;
    private const int BatchesPerSource = 8;
    private const int SmallestBatch = 128 * 1024;
    private const int LargestBatch = 8 * 1024 * 1024;

    /// <summary>Opens file.lmdb for the table "file".</summary>
    public static IWritableTable Open(TableRequest request)
    {
        LmdbLibrary library = new(SystemLibrary.Load("liblmdb.so.0", request.Spec.Type, "liblmdb0"));
        string path = request.Name + LmdbTable.Suffix;
        bool isReadOnly = request.Access == TableAccess.Read;
        FileDescriptor file = FileSystem.TryOpen(path, Flags(request.Access), FileMode, out Errno error)
            ?? throw new TableException($"open database {path}: {ErrnoText.Describe(error)}");
        try
        {
            if (request.Access == TableAccess.Rebuild)
                KeepOutWriters(file);
            FileStatus status = file.Status();
            LmdbEnvironment environment = LmdbEnvironment.Open(library, path, isReadOnly, MapSize(request), status.Size);
            if (request.Access == TableAccess.Rebuild)
                return new LmdbBuilder(request, environment, file, BatchFor(request));
            if (request.Has(TableFlags.Lock))
                SourceAge.Check(request, path, status);
            return new LmdbTable(request, environment, file);
        }
        catch (Exception problem) when (problem is LmdbException or PosixException)
        {
            file.Dispose();
            throw new TableException($"open database {path}: {problem.Message}", problem);
        }
    }

    /// <summary>Address space for the file; a rebuild sets aside what the source will probably need, so that it need not start over.</summary>
    private static long MapSize(TableRequest request)
    {
        long configured = request.Context.Settings[TableParameters.LmdbMapSize];
        return request.Access == TableAccess.Rebuild && FileSystem.TryStatus(request.Name) is { } source
            ? Math.Max(configured, source.Size * BytesPerSourceByte)
            : configured;
    }

    // A fraction of what the library has in memory by the end.
    private static EntryBatch? BatchFor(TableRequest request)
    {
        long size = (FileSystem.TryStatus(request.Name)?.Size ?? 0) / BatchesPerSource;
        return size >= SmallestBatch ? new EntryBatch((int)Math.Min(size, LargestBatch)) : null;
    }

    /// <summary>
    /// A moment of exclusive use proves that nobody reads pages which earlier updates have freed, so that they can be reused; the
    /// shared lock that remains keeps other writers out and lets readers in.
    /// </summary>
    private static void KeepOutWriters(FileDescriptor file)
    {
        file.Lock(LockKind.Exclusive, LockStyle.Fcntl);
        file.Lock(LockKind.Shared, LockStyle.Fcntl);
    }

    private static OpenFlags Flags(TableAccess access) => access switch
    {
        TableAccess.Read => OpenFlags.ReadOnly,
        TableAccess.Update => OpenFlags.ReadWrite,
        _ => OpenFlags.ReadWrite | OpenFlags.Create,
    };
}
