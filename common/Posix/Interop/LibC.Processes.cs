using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Postfix.Posix.Interop;

/// <summary>Processes, signals, identities: spawn.h, unistd.h, signal.h, sys/wait.h, pwd.h, grp.h, stdlib.h, sys/mman.h.</summary>
internal static partial class LibC
{
    public const int WNOHANG = 1;
    public const int MADV_DONTNEED = 4;
    public const short POSIX_SPAWN_SETPGROUP = 2;
    public const short POSIX_SPAWN_SETSIGDEF = 4;
    public const short POSIX_SPAWN_SETSIGMASK = 8;
    public const short POSIX_SPAWN_SETSID = 0x80;
    public const int SpawnAttributesSize = 336;
    public const int SpawnFileActionsSize = 80;
    public const int SignalSetSize = 128;
    public const long SYS_pidfd_open = 434;

    // Unlike the functions of the C library, these calls change the calling thread only.
    public static readonly long SYS_setresuid = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 117 : 147;
    public static readonly long SYS_setresgid = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 119 : 149;
    public static readonly long SYS_setgroups = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 116 : 159;

    [LibraryImport(Library)]
    public static partial int madvise(nint address, nint length, int advice);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawn(
        out int pid, [MarshalUsing(typeof(ByteStringMarshaller))] string path,
        void* fileActions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawn_file_actions_init(void* fileActions);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawn_file_actions_destroy(void* fileActions);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawn_file_actions_adddup2(void* fileActions, int fd, int newFd);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawn_file_actions_addclosefrom_np(void* fileActions, int firstFd);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawn_file_actions_addchdir_np(
        void* fileActions, [MarshalUsing(typeof(ByteStringMarshaller))] string path);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawnattr_init(void* attributes);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawnattr_destroy(void* attributes);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawnattr_setflags(void* attributes, short flags);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawnattr_setpgroup(void* attributes, int group);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawnattr_setsigdefault(void* attributes, void* signals);

    [LibraryImport(Library)]
    public static unsafe partial int posix_spawnattr_setsigmask(void* attributes, void* signals);

    [LibraryImport(Library)]
    public static unsafe partial int sigfillset(void* signals);

    [LibraryImport(Library)]
    public static unsafe partial int sigemptyset(void* signals);

    [LibraryImport(Library, SetLastError = true)]
    public static unsafe partial int execve(
        [MarshalUsing(typeof(ByteStringMarshaller))] string path, byte** arguments, byte** environment);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int waitpid(int pid, out int status, int options);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint signal(int signal, nint handler);

    [LibraryImport(Library, SetLastError = true)]
    public static unsafe partial int sigaction(int signal, SignalAction* replacement, out SignalAction present);

    [LibraryImport(Library)]
    public static partial uint alarm(uint seconds);

    [LibraryImport(Library)]
    public static partial int getpid();

    [LibraryImport(Library)]
    public static partial nint getauxval(nuint type);

    [LibraryImport(Library)]
    public static partial int gettid();

    [LibraryImport(Library)]
    public static partial int getppid();

    [LibraryImport(Library)]
    public static partial int getpgrp();

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setsid();

    [LibraryImport(Library, SetLastError = true)]
    public static partial long syscall(long number, int argument1, int argument2);

    [LibraryImport(Library, SetLastError = true)]
    public static partial long syscall(long number, uint argument1, uint argument2, uint argument3);

    [LibraryImport(Library, SetLastError = true)]
    public static partial long syscall(long number, nint count, uint[] groups);

    [LibraryImport(Library)]
    public static partial void _exit(int status);

    [LibraryImport(Library)]
    public static partial uint getuid();

    [LibraryImport(Library)]
    public static partial uint geteuid();

    [LibraryImport(Library)]
    public static partial uint getgid();

    [LibraryImport(Library)]
    public static partial uint getegid();

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setresuid(uint real, uint effective, uint saved);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setresgid(uint real, uint effective, uint saved);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setgroups(nint count, uint[] groups);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getgroups(int capacity, uint[] groups);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getgrouplist(
        [MarshalUsing(typeof(ByteStringMarshaller))] string user, uint group, uint[] groups, ref int count);

    [LibraryImport(Library)]
    public static unsafe partial int getpwnam_r(
        [MarshalUsing(typeof(ByteStringMarshaller))] string name,
        out PasswordEntry entry, ref byte buffer, nint size, out PasswordEntry* result);

    [LibraryImport(Library)]
    public static unsafe partial int getpwuid_r(
        uint uid, out PasswordEntry entry, ref byte buffer, nint size, out PasswordEntry* result);

    [LibraryImport(Library)]
    public static unsafe partial int getgrnam_r(
        [MarshalUsing(typeof(ByteStringMarshaller))] string name,
        out GroupDatabaseEntry entry, ref byte buffer, nint size, out GroupDatabaseEntry* result);

    [LibraryImport(Library)]
    public static unsafe partial int getgrgid_r(
        uint gid, out GroupDatabaseEntry entry, ref byte buffer, nint size, out GroupDatabaseEntry* result);

    [LibraryImport(Library)]
    public static partial uint umask(uint mask);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getrlimit(int resource, out LimitPair limit);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setrlimit(int resource, ref readonly LimitPair limit);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int gethostname(ref byte buffer, nint size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getdomainname(ref byte buffer, nint size);

    [LibraryImport(Library)]
    public static unsafe partial byte* strerror_r(int error, ref byte buffer, nint size);

    [LibraryImport(Library)]
    public static unsafe partial byte* getenv([MarshalUsing(typeof(ByteStringMarshaller))] string name);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setenv(
        [MarshalUsing(typeof(ByteStringMarshaller))] string name,
        [MarshalUsing(typeof(ByteStringMarshaller))] string value, int overwrite);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int unsetenv([MarshalUsing(typeof(ByteStringMarshaller))] string name);
}
