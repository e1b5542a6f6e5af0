using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>
/// A table's file in the making: it has the name of the file whose place it takes with ".tmp" behind it. Readers have the old one
/// until the new one is complete, and keep it when that never happens. Whoever makes the same file meanwhile waits.
/// </summary>
internal sealed class ReplacementFile : IDisposable
{
    private const int FileMode = 0x1A4; // 0644
    private const string Suffix = ".tmp";

    private readonly string _path;
    private bool _isCommitted;

    private ReplacementFile(string path, FileDescriptor file)
    {
        _path = path;
        File = file;
    }

    /// <summary>The new file, empty at first and locked.</summary>
    public FileDescriptor File { get; }

    /// <summary>Where it is until it is complete.</summary>
    public string Path => PathFor(_path);

    /// <summary>Where the file that is to replace <paramref name="path"/> is until it is complete.</summary>
    public static string PathFor(string path) => path + Suffix;

    /// <summary>Makes an empty file beside <paramref name="path"/>; waits while another process has one there.</summary>
    /// <returns>Null when that is not possible.</returns>
    public static ReplacementFile? TryCreate(string path, out Errno error)
    {
        while (true)
        {
            FileDescriptor? file = FileSystem.TryOpen(PathFor(path), OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.NoFollow, FileMode, out error);
            if (file is null)
                return null;
            file.Lock(LockKind.Exclusive, LockStyle.Flock);
            ReplacementFile replacement = new(path, file);
            // While we waited, the other process may have renamed the file that we have open, or given it up.
            if (replacement.IsInPlace())
            {
                file.Truncate(0);
                return replacement;
            }
            file.Dispose();
        }
    }

    /// <summary>Gives it owner, group and permissions of the file that it replaces.</summary>
    /// <returns>False when we have no right to.</returns>
    public bool TryResemble(FileStatus old)
    {
        FileStatus status = File.Status();
        try
        {
            if ((status.Uid, status.Gid) != (old.Uid, old.Gid))
                File.SetOwner(old.Uid, old.Gid);
            if (status.Permissions != old.Permissions)
                File.SetMode(old.Permissions);
            return true;
        }
        catch (PosixException problem) when (problem.Errno == Errno.EPERM)
        {
            return false;
        }
    }

    /// <summary>Puts the complete file in the place of the old one. It must be on stable storage.</summary>
    public void Commit()
    {
        FileSystem.Rename(Path, _path);
        _isCommitted = true;
    }

    /// <summary>Gives up the lock, and the file unless it is complete.</summary>
    public void Dispose()
    {
        if (!_isCommitted && IsInPlace())
            FileSystem.Unlink(Path);
        File.Dispose();
    }

    private bool IsInPlace() => FileSystem.TryStatus(Path) is { } current && current.IsSameFile(File.Status());
}
