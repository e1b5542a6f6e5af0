using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <content>Attributes of files, directory listings, space.</content>
public static partial class FileSystem
{
    /// <summary>Attributes of a file, links followed; null when it (or a directory on the way) does not exist.</summary>
    public static FileStatus? TryStatus(string path) => Existing(TryStatus(path, out Errno error), error, path);

    /// <summary>Attributes of a file, links followed; null and the reason when they cannot be had.</summary>
    public static FileStatus? TryStatus(string path, out Errno error) => StatusAt(LibC.AT_FDCWD, path, 0, out error);

    /// <summary>Attributes of a file or of the symbolic link itself; null when it does not exist.</summary>
    public static FileStatus? TryLinkStatus(string path) =>
        Existing(TryLinkStatus(path, out Errno error), error, path);

    /// <summary>Attributes of a file or of the symbolic link itself; null and the reason when they cannot be had.</summary>
    public static FileStatus? TryLinkStatus(string path, out Errno error) =>
        StatusAt(LibC.AT_FDCWD, path, LibC.AT_SYMLINK_NOFOLLOW, out error);

    /// <summary>Sets the permission bits.</summary>
    public static void ChangeMode(string path, int mode) =>
        LastError.ThrowIfNegative(LibC.fchmodat(LibC.AT_FDCWD, path, (uint)mode, 0), "chmod", path);

    /// <summary>Gives a file, or a link itself, to somebody else; <see cref="uint.MaxValue"/> leaves an id as it is.</summary>
    public static void ChangeOwner(string path, uint uid, uint gid) =>
        LastError.ThrowIfNegative(LibC.fchownat(LibC.AT_FDCWD, path, uid, gid, LibC.AT_SYMLINK_NOFOLLOW), "chown", path);

    /// <summary>Sets the time of the last change and, when given, of the last reading.</summary>
    public static void SetTimes(string path, DateTimeOffset modified, DateTimeOffset? accessed = null) =>
        LastError.ThrowIfNegative(
            LibC.utimensat(LibC.AT_FDCWD, path, FileTimes.ToNative(modified, accessed), 0), "set time of", path);

    /// <summary>True when the real user, not the effective one, may use the file as asked (access(2)).</summary>
    public static bool IsAccessible(string path, AccessKind kind) => LibC.access(path, (int)kind) == 0;

    /// <summary>Names in a directory without "." and "..", in the order of the file system, read as they are needed.</summary>
    public static IEnumerable<string> List(string path) =>
        new DirectoryListing(() => Open(path, OpenFlags.ReadOnly | OpenFlags.Directory));

    /// <summary>Space and inodes of the file system that holds a path.</summary>
    public static FileSystemSpace StatFs(string path)
    {
        LastError.ThrowIfNegative(LibC.statvfs(path, out StatVfsBuffer status), "statvfs", path);
        return new FileSystemSpace((long)status.f_frsize, (long)status.f_blocks, (long)status.f_bavail, (long)status.f_favail);
    }

    internal static FileStatus? StatusAt(int directory, string path, int flags, out Errno error)
    {
        int result = LibC.fstatat(directory, path, out StatBuffer status, flags);
        error = result < 0 ? LastError.Code : Errno.None;
        return result < 0 ? null : new FileStatus(status);
    }

    internal static FileStatus? Existing(FileStatus? status, Errno error, string path)
    {
        if (error is not (Errno.None or Errno.ENOENT or Errno.ENOTDIR))
            throw new PosixException(error, "stat", path);
        return status;
    }
}
