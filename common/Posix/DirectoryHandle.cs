using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>
/// A directory held open, for work where others can write: names are taken relative to it and a symbolic link as the
/// last component is never followed.
/// </summary>
public sealed class DirectoryHandle : IDisposable
{
    private readonly FileDescriptor _directory;

    private DirectoryHandle(FileDescriptor directory) => _directory = directory;

    /// <summary>Opens a directory that is not itself a symbolic link.</summary>
    public static DirectoryHandle Open(string path) =>
        new(FileSystem.Open(path, OpenFlags.ReadOnly | OpenFlags.Directory | OpenFlags.NoFollow));

    /// <summary>Opens a directory in this one.</summary>
    public DirectoryHandle OpenDirectory(string name) =>
        new(OpenFile(name, OpenFlags.ReadOnly | OpenFlags.Directory));

    /// <summary>Opens a file in this directory.</summary>
    public FileDescriptor OpenFile(string name, OpenFlags flags, int mode = 0) =>
        TryOpenFile(name, flags, mode, out Errno error) ?? throw new PosixException(error, "open", name);

    /// <summary>Opens a file in this directory; null and the reason when that fails (ELOOP for a symbolic link).</summary>
    public FileDescriptor? TryOpenFile(string name, OpenFlags flags, int mode, out Errno error) =>
        FileSystem.OpenAt(_directory.Number, name, flags | OpenFlags.NoFollow, mode, out error);

    /// <summary>Attributes of a file or of the symbolic link itself; null when it does not exist.</summary>
    public FileStatus? TryStatus(string name) =>
        FileSystem.Existing(
            FileSystem.StatusAt(_directory.Number, name, LibC.AT_SYMLINK_NOFOLLOW, out Errno error), error, name);

    /// <summary>Attributes of the directory itself.</summary>
    public FileStatus Status() => _directory.Status();

    /// <summary>Names in the directory without "." and "..".</summary>
    public IEnumerable<string> List() => new DirectoryListing(() => OpenFile(".", OpenFlags.ReadOnly | OpenFlags.Directory));

    /// <summary>Makes a directory; false when the name is taken.</summary>
    public bool TryMakeDirectory(string name, int mode) =>
        FileSystem.Expect(Errno.EEXIST, LibC.mkdirat(_directory.Number, name, (uint)mode), "mkdir", name);

    /// <summary>Removes a file; false when it does not exist.</summary>
    public bool TryUnlink(string name) =>
        FileSystem.Expect(Errno.ENOENT, LibC.unlinkat(_directory.Number, name, 0), "remove", name);

    /// <summary>Renames into another directory; false when the file does not exist.</summary>
    public bool TryRename(string name, DirectoryHandle target, string newName) =>
        FileSystem.Expect(
            Errno.ENOENT, LibC.renameat(_directory.Number, name, target._directory.Number, newName), "rename", name, newName);

    /// <summary>Gives a file a second name in another directory; false when that name is taken.</summary>
    public bool TryLink(string name, DirectoryHandle target, string newName) =>
        FileSystem.Expect(
            Errno.EEXIST, LibC.linkat(_directory.Number, name, target._directory.Number, newName, 0), "link", name, newName);

    /// <summary>Makes created, renamed and removed names durable.</summary>
    public void Sync() => _directory.Sync();

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();
}
