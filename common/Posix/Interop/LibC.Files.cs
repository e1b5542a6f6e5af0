using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Postfix.Posix.Interop;

/// <summary>Files and directories: fcntl.h, unistd.h, sys/stat.h, sys/file.h, dirent.h, stdio.h.</summary>
internal static partial class LibC
{
    private const string Library = "libc";

    public const int AT_FDCWD = -100;
    public const int AT_SYMLINK_NOFOLLOW = 0x100;
    public const int AT_REMOVEDIR = 0x200;
    public const int F_SETFD = 2;
    public const int F_GETFL = 3;
    public const int F_SETFL = 4;
    public const int F_OFD_SETLK = 37;
    public const int F_OFD_SETLKW = 38;
    public const int F_DUPFD_CLOEXEC = 1030;
    public const int FD_CLOEXEC = 1;
    public const int O_NONBLOCK = 0x800;
    public const int O_CLOEXEC = 0x80000;
    public const short F_RDLCK = 0;
    public const short F_WRLCK = 1;
    public const short F_UNLCK = 2;
    public const int LOCK_SH = 1;
    public const int LOCK_EX = 2;
    public const int LOCK_NB = 4;
    public const int LOCK_UN = 8;
    public const long UTIME_OMIT = 0x3FFFFFFE;
    public const int PROT_READ = 1;
    public const int MAP_SHARED = 1;
    public const nint MAP_FAILED = -1;
    public const ulong FIONREAD = 0x541B;
    public const ulong TIOCOUTQ = 0x5411;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int openat(
        int directory, [MarshalUsing(typeof(ByteStringMarshaller))] string path, int flags, uint mode);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int close(nint fd);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int dup2(FileDescriptor fd, int number);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint read(FileDescriptor fd, ref byte buffer, nint size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint write(FileDescriptor fd, ref readonly byte buffer, nint size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint pread(FileDescriptor fd, ref byte buffer, nint size, long offset);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint pwrite(FileDescriptor fd, ref readonly byte buffer, nint size, long offset);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint mmap(nint address, nuint length, int protection, int flags, FileDescriptor fd, long offset);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int munmap(nint address, nuint length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial long lseek(FileDescriptor fd, long offset, int whence);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int ftruncate(FileDescriptor fd, long size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fsync(FileDescriptor fd);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fstat(FileDescriptor fd, out StatBuffer status);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fstatat(
        int directory, [MarshalUsing(typeof(ByteStringMarshaller))] string path, out StatBuffer status, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fchmod(FileDescriptor fd, uint mode);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fchmodat(
        int directory, [MarshalUsing(typeof(ByteStringMarshaller))] string path, uint mode, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fchown(FileDescriptor fd, uint uid, uint gid);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fchownat(
        int directory, [MarshalUsing(typeof(ByteStringMarshaller))] string path, uint uid, uint gid, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int futimens(FileDescriptor fd, TimeSpec[] accessedThenModified);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int utimensat(
        int directory, [MarshalUsing(typeof(ByteStringMarshaller))] string path, TimeSpec[] accessedThenModified, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int flock(FileDescriptor fd, int operation);

    // fcntl and ioctl are variadic in C; with integer and pointer arguments the x86-64 calling convention is the same.
    [LibraryImport(Library, SetLastError = true)]
    public static partial int fcntl(FileDescriptor fd, int command, int argument);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fcntl(FileDescriptor fd, int command, ref FileLock argument);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int ioctl(FileDescriptor fd, ulong request, out int argument);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int isatty(FileDescriptor fd);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int renameat(
        int oldDirectory, [MarshalUsing(typeof(ByteStringMarshaller))] string oldPath,
        int newDirectory, [MarshalUsing(typeof(ByteStringMarshaller))] string newPath);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int unlinkat(int directory, [MarshalUsing(typeof(ByteStringMarshaller))] string path, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int linkat(
        int oldDirectory, [MarshalUsing(typeof(ByteStringMarshaller))] string oldPath,
        int newDirectory, [MarshalUsing(typeof(ByteStringMarshaller))] string newPath, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int symlink(
        [MarshalUsing(typeof(ByteStringMarshaller))] string target, [MarshalUsing(typeof(ByteStringMarshaller))] string path);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int mkdirat(int directory, [MarshalUsing(typeof(ByteStringMarshaller))] string path, uint mode);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int mkfifo([MarshalUsing(typeof(ByteStringMarshaller))] string path, uint mode);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint readlink([MarshalUsing(typeof(ByteStringMarshaller))] string path, ref byte buffer, nint size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int access([MarshalUsing(typeof(ByteStringMarshaller))] string path, int mode);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int chdir([MarshalUsing(typeof(ByteStringMarshaller))] string path);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int chroot([MarshalUsing(typeof(ByteStringMarshaller))] string path);

    [LibraryImport(Library, SetLastError = true)]
    public static unsafe partial byte* getcwd(ref byte buffer, nint size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int statvfs([MarshalUsing(typeof(ByteStringMarshaller))] string path, out StatVfsBuffer status);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint getdents64(FileDescriptor fd, ref byte buffer, nint size);
}
