using Postfix.Config;
using Postfix.Lookup.Interop;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>
/// Opens Berkeley DB files: the file is locked while the library looks at it, and stays locked for a writer of many entries. A table that
/// is rebuilt is a new file that takes the place of the old one, so that readers need not wait and a full disk leaves them the old one.
/// </summary>
internal static class BerkeleyOpener
{
    /// <summary>Opens file.db for the table "file".</summary>
    public static IWritableTable Open(TableRequest request, BerkeleyFormat format)
    {
        SystemLibrary library = SystemLibrary.Load("libdb-5.3.so", request.Spec.Type, "libdb5.3");
        string path = request.Name + BerkeleyTable.Suffix;
        FileDescriptor? file = OpenLocked(request, path);
        ReplacementFile? replacement = null;
        try
        {
            bool isRebuilt = request.Access == TableAccess.Rebuild && StaysLocked(request);
            if (isRebuilt && (replacement = TryReplace(path, file)) is not null)
            {
                file?.Dispose();
                file = replacement.File;
            }
            HashShape shape = isRebuilt && format == BerkeleyFormat.Hash ? HashShape.Of(request.Name) : default;
            int memory = request.Context.Settings[
                StaysLocked(request) ? TableParameters.BerkeleyDbCreateBufferSize : TableParameters.BerkeleyDbReadBufferSize];
            EntryBatch? batch = isRebuilt ? BatchFor(request, format, shape, ref memory) : null;
            BerkeleyDatabase database = OpenDatabase(request, library, replacement?.Path ?? path, format, memory, shape);
            file ??= LockNew(request, path);
            if (!StaysLocked(request))
                file.Unlock(LockStyle.Flock);
            return isRebuilt
                ? new BerkeleyBuilder(request, path, database, file, replacement, batch)
                : new BerkeleyTable(request, path, database, file, isScattered: IsRead(request, format) && file.Status().Size > memory);
        }
        catch (Exception problem) when (problem is TableException or PosixException)
        {
            replacement?.Dispose();
            file?.Dispose();
            throw problem is TableException ? problem : new TableException(problem.Message, problem);
        }
    }

    // What has other names as well, or an owner that we cannot give to a new file, is written in place.
    private static ReplacementFile? TryReplace(string path, FileDescriptor? old)
    {
        if (old is not null && FileSystem.TryLinkStatus(path) is not { IsRegular: true, Links: 1 })
            return null;
        ReplacementFile? replacement = ReplacementFile.TryCreate(path, out _);
        if (replacement is null || old is null || replacement.TryResemble(old.Status()))
            return replacement;
        replacement.Dispose();
        return null;
    }

    private static bool IsRead(TableRequest request, BerkeleyFormat format) =>
        request.Access == TableAccess.Read && format == BerkeleyFormat.Hash;

    /// <summary>A writer that does not lock each access keeps everybody out until it is done.</summary>
    private static bool StaysLocked(TableRequest request) => request.Access != TableAccess.Read && !request.Has(TableFlags.Lock);

    /// <summary>Entries for a file that does not fit into memory share that memory with the library.</summary>
    private static EntryBatch? BatchFor(TableRequest request, BerkeleyFormat format, HashShape shape, ref int memory)
    {
        bool isHash = format == BerkeleyFormat.Hash;
        long size = isHash ? shape.Bytes : FileSystem.TryStatus(request.Name)?.Size ?? 0;
        if (size <= memory)
            return null;
        memory /= 2;
        return new EntryBatch(memory, isHash ? shape.BucketOf : null);
    }

    private static BerkeleyDatabase OpenDatabase(
        TableRequest request, SystemLibrary library, string path, BerkeleyFormat format, int cacheBytes, HashShape shape)
    {
        OpenFlags flags = request.Access switch
        {
            TableAccess.Read => OpenFlags.ReadOnly,
            TableAccess.Update => OpenFlags.ReadWrite,
            TableAccess.CreateOrUpdate => OpenFlags.ReadWrite | OpenFlags.Create,
            _ => OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Truncate,
        };
        try
        {
            return BerkeleyDatabase.Open(library, path, format, flags, cacheBytes, shape);
        }
        catch (PosixException problem)
        {
            throw new TableException($"open database {path}: {ErrnoText.Describe(problem.Errno)}", problem);
        }
    }

    /// <summary>The locked file; null when it does not exist and may be created.</summary>
    private static FileDescriptor? OpenLocked(TableRequest request, string path)
    {
        OpenFlags flags = request.Access == TableAccess.Read ? OpenFlags.ReadOnly : OpenFlags.ReadWrite;
        FileDescriptor? file = FileSystem.TryOpen(path, flags, 0, out Errno error);
        bool mayCreate = request.Access is TableAccess.CreateOrUpdate or TableAccess.Rebuild;
        if (file is null)
        {
            string operation = StaysLocked(request) ? "open" : "open database";
            return error == Errno.ENOENT && mayCreate ? null : throw new TableException($"{operation} {path}: {ErrnoText.Describe(error)}");
        }
        Lock(request, file);
        return mayCreate && file.Status().Size == 0 ? RemoveEmpty(request, file, path) : file;
    }

    private static void Lock(TableRequest request, FileDescriptor file)
    {
        LockKind kind = StaysLocked(request) ? LockKind.Exclusive : LockKind.Shared;
        if (!request.Has(TableFlags.OpenLock))
            file.Lock(kind, LockStyle.Flock);
        else if (!file.TryLock(kind, LockStyle.Flock))
            throw new TableException($"{request.Spec}: unable to get exclusive lock: {ErrnoText.Describe(Errno.EAGAIN)}");
    }

    /// <summary>The library opens no empty file, so it goes while we hold its lock; nobody else can then remove a good one.</summary>
    private static FileDescriptor? RemoveEmpty(TableRequest request, FileDescriptor file, string path)
    {
        if (file.Status().Links > 0)
        {
            FileSystem.Unlink(path);
            request.Context.Log.Warning($"removing zero-length database file: {path}");
        }
        file.Dispose();
        return null;
    }

    private static FileDescriptor LockNew(TableRequest request, string path)
    {
        FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadWrite);
        Lock(request, file);
        return file;
    }
}
