using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Operations on paths (byte strings). Failures that a caller must expect are values, others are thrown.</summary>
public static partial class FileSystem
{
    /// <summary>Opens a file; <paramref name="mode"/> applies when it is created (umask still takes away from it).</summary>
    public static FileDescriptor Open(string path, OpenFlags flags, int mode = 0) =>
        TryOpen(path, flags, mode, out Errno error) ?? throw new PosixException(error, "open", path);

    /// <summary>Opens a file; null and the reason when that fails.</summary>
    public static FileDescriptor? TryOpen(string path, OpenFlags flags, int mode, out Errno error) =>
        OpenAt(LibC.AT_FDCWD, path, flags, mode, out error);

    /// <summary>The whole content of a file; for files whose size we control, such as configuration and lock files.</summary>
    public static byte[] ReadAll(string path)
    {
        using FileDescriptor file = Open(path, OpenFlags.ReadOnly);
        return ReadAll(file);
    }

    /// <summary>What there is to read from the current position to the end.</summary>
    public static byte[] ReadAll(FileDescriptor file)
    {
        byte[] content = new byte[Math.Max(file.Status().Size + 1, 4096)];
        int length = 0;
        while (file.Read(content.AsSpan(length)) is > 0 and var count)
        {
            length += count;
            if (length == content.Length)
                Array.Resize(ref content, length * 2);
        }
        return content[..length];
    }

    /// <summary>Renames; an existing target is replaced.</summary>
    public static void Rename(string from, string to)
    {
        if (!TryRename(from, to))
            throw new PosixException(Errno.ENOENT, "rename", $"{from} to {to}");
    }

    /// <summary>Renames; false when the file or the target's directory does not exist.</summary>
    public static bool TryRename(string from, string to) =>
        Expect(Errno.ENOENT, LibC.renameat(LibC.AT_FDCWD, from, LibC.AT_FDCWD, to), "rename", from, to);

    /// <summary>Removes a file.</summary>
    public static void Unlink(string path) =>
        LastError.ThrowIfNegative(LibC.unlinkat(LibC.AT_FDCWD, path, 0), "remove", path);

    /// <summary>Removes a file; false when it does not exist.</summary>
    public static bool TryUnlink(string path) =>
        Expect(Errno.ENOENT, LibC.unlinkat(LibC.AT_FDCWD, path, 0), "remove", path);

    /// <summary>Gives a file a second name.</summary>
    public static void Link(string existing, string path)
    {
        if (!TryLink(existing, path))
            throw new PosixException(Errno.EEXIST, "link", $"{existing} to {path}");
    }

    /// <summary>Gives a file a second name; false when that name is taken.</summary>
    public static bool TryLink(string existing, string path) =>
        Expect(Errno.EEXIST, LibC.linkat(LibC.AT_FDCWD, existing, LibC.AT_FDCWD, path, 0), "link", existing, path);

    /// <summary>Makes a symbolic link at <paramref name="path"/>.</summary>
    public static void Symlink(string target, string path) =>
        LastError.ThrowIfNegative(LibC.symlink(target, path), "symlink", path);

    /// <summary>The target of a symbolic link.</summary>
    public static string ReadLink(string path)
    {
        Span<byte> buffer = stackalloc byte[4096];
        nint length = LibC.readlink(path, ref buffer[0], buffer.Length);
        LastError.ThrowIfNegative(length, "readlink", path);
        return System.Text.Encoding.Latin1.GetString(buffer[..(int)length]);
    }

    /// <summary>Makes a directory.</summary>
    public static void MakeDirectory(string path, int mode)
    {
        if (!TryMakeDirectory(path, mode))
            throw new PosixException(Errno.EEXIST, "mkdir", path);
    }

    /// <summary>Makes a directory; false when the name is taken.</summary>
    public static bool TryMakeDirectory(string path, int mode) =>
        Expect(Errno.EEXIST, LibC.mkdirat(LibC.AT_FDCWD, path, (uint)mode), "mkdir", path);

    /// <summary>Makes a directory and those above it, as far as they are missing.</summary>
    public static void MakeDirectories(string path, int mode)
    {
        for (int slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
            MakeMissing(path[..slash]);
        MakeMissing(path);

        void MakeMissing(string directory)
        {
            if (TryStatus(directory) is null)
                TryMakeDirectory(directory, mode);
        }
    }

    /// <summary>Removes an empty directory.</summary>
    public static void RemoveDirectory(string path) =>
        LastError.ThrowIfNegative(LibC.unlinkat(LibC.AT_FDCWD, path, LibC.AT_REMOVEDIR), "rmdir", path);

    /// <summary>Removes an empty directory; false with the reason when that is not possible.</summary>
    public static bool TryRemoveDirectory(string path, out Errno error)
    {
        bool removed = LibC.unlinkat(LibC.AT_FDCWD, path, LibC.AT_REMOVEDIR) == 0;
        error = removed ? Errno.None : LastError.Code;
        return removed;
    }

    /// <summary>Makes a named pipe.</summary>
    public static void MakeFifo(string path, int mode) =>
        LastError.ThrowIfNegative(LibC.mkfifo(path, (uint)mode), "mkfifo", path);

    /// <summary>Enters a directory; every thread of the process is there then.</summary>
    public static void ChangeDirectory(string path) => LastError.ThrowIfNegative(LibC.chdir(path), "chdir", path);

    /// <summary>Makes a directory the root of this process and enters it.</summary>
    public static void ChangeRoot(string path)
    {
        LastError.ThrowIfNegative(LibC.chroot(path), "chroot", path);
        ChangeDirectory("/");
    }

    /// <summary>The directory that this process is in.</summary>
    public static unsafe string CurrentDirectory()
    {
        byte* buffer = stackalloc byte[4096];
        byte* path = LibC.getcwd(ref *buffer, 4096);
        if (path is null)
            LastError.Throw("getcwd");
        return ByteStringMarshaller.FromNative(path)!;
    }

    internal static FileDescriptor? OpenAt(int directory, string path, OpenFlags flags, int mode, out Errno error)
    {
        int fd;
        do
            fd = LibC.openat(directory, path, (int)flags | LibC.O_CLOEXEC, (uint)mode);
        while (fd < 0 && LastError.IsInterrupt);
        error = fd < 0 ? LastError.Code : Errno.None;
        return fd < 0 ? null : new FileDescriptor(fd) { Path = path };
    }

    internal static bool Expect(Errno expected, int result, string operation, string path, string? secondPath = null)
    {
        if (result >= 0)
            return true;
        if (LastError.Code == expected)
            return false;
        LastError.Throw(operation, secondPath is null ? path : $"{path} to {secondPath}");
        return false;
    }
}
