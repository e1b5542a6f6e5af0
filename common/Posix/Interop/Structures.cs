using System.Runtime.InteropServices;

namespace Postfix.Posix.Interop;

// The C structures of x86-64 Linux; HeaderTests compares size and offsets with the system's headers.

/// <summary>struct stat.</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct StatBuffer
{
    [FieldOffset(0)] public ulong st_dev;
    [FieldOffset(8)] public ulong st_ino;
    [FieldOffset(16)] public ulong st_nlink;
    [FieldOffset(24)] public uint st_mode;
    [FieldOffset(28)] public uint st_uid;
    [FieldOffset(32)] public uint st_gid;
    [FieldOffset(40)] public ulong st_rdev;
    [FieldOffset(48)] public long st_size;
    [FieldOffset(56)] public long st_blksize;
    [FieldOffset(64)] public long st_blocks;
    [FieldOffset(72)] public TimeSpec st_atim;
    [FieldOffset(88)] public TimeSpec st_mtim;
    [FieldOffset(104)] public TimeSpec st_ctim;
}

/// <summary>struct statvfs.</summary>
[StructLayout(LayoutKind.Explicit, Size = 112)]
internal struct StatVfsBuffer
{
    [FieldOffset(0)] public ulong f_bsize;
    [FieldOffset(8)] public ulong f_frsize;
    [FieldOffset(16)] public ulong f_blocks;
    [FieldOffset(24)] public ulong f_bfree;
    [FieldOffset(32)] public ulong f_bavail;
    [FieldOffset(40)] public ulong f_files;
    [FieldOffset(48)] public ulong f_ffree;
    [FieldOffset(56)] public ulong f_favail;
}

/// <summary>struct timespec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeSpec
{
    public long tv_sec;
    public long tv_nsec;
}

/// <summary>struct timeval.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeValue
{
    public long tv_sec;
    public long tv_usec;
}

/// <summary>struct linger.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LingerSetting
{
    public int l_onoff;
    public int l_linger;
}

/// <summary>struct flock.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct FileLock
{
    [FieldOffset(0)] public short l_type;
    [FieldOffset(2)] public short l_whence;
    [FieldOffset(8)] public long l_start;
    [FieldOffset(16)] public long l_len;
    [FieldOffset(24)] public int l_pid;
}

/// <summary>struct msghdr.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal unsafe struct MessageHeader
{
    [FieldOffset(0)] public void* msg_name;
    [FieldOffset(8)] public int msg_namelen;
    [FieldOffset(16)] public IoVector* msg_iov;
    [FieldOffset(24)] public nuint msg_iovlen;
    [FieldOffset(32)] public void* msg_control;
    [FieldOffset(40)] public nuint msg_controllen;
    [FieldOffset(48)] public int msg_flags;
}

/// <summary>struct iovec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector
{
    public void* iov_base;
    public nuint iov_len;
}

/// <summary>struct cmsghdr followed by one descriptor, with the padding of CMSG_SPACE.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal struct DescriptorMessage
{
    [FieldOffset(0)] public nuint cmsg_len;
    [FieldOffset(8)] public int cmsg_level;
    [FieldOffset(12)] public int cmsg_type;
    [FieldOffset(16)] public int fd;
}

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    public int fd;
    public short events;
    public short revents;
}

/// <summary>struct epoll_event; packed on x86-64.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct EpollEntry
{
    public uint events;
    public long data;
}

/// <summary>struct sigaction.</summary>
[StructLayout(LayoutKind.Explicit, Size = 152)]
internal struct SignalAction
{
    [FieldOffset(0)] public nint sa_handler;
}

/// <summary>struct ifaddrs.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal unsafe struct InterfaceEntry
{
    [FieldOffset(0)] public InterfaceEntry* ifa_next;
    [FieldOffset(8)] public byte* ifa_name;
    [FieldOffset(16)] public uint ifa_flags;
    [FieldOffset(24)] public byte* ifa_addr;
    [FieldOffset(32)] public byte* ifa_netmask;
}

/// <summary>struct passwd.</summary>
[StructLayout(LayoutKind.Explicit, Size = 48)]
internal unsafe struct PasswordEntry
{
    [FieldOffset(0)] public byte* pw_name;
    [FieldOffset(8)] public byte* pw_passwd;
    [FieldOffset(16)] public uint pw_uid;
    [FieldOffset(20)] public uint pw_gid;
    [FieldOffset(24)] public byte* pw_gecos;
    [FieldOffset(32)] public byte* pw_dir;
    [FieldOffset(40)] public byte* pw_shell;
}

/// <summary>struct group.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal unsafe struct GroupDatabaseEntry
{
    [FieldOffset(0)] public byte* gr_name;
    [FieldOffset(8)] public byte* gr_passwd;
    [FieldOffset(16)] public uint gr_gid;
    [FieldOffset(24)] public byte** gr_mem;
}

/// <summary>struct rlimit.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LimitPair
{
    public ulong rlim_cur;
    public ulong rlim_max;
}

/// <summary>struct servent; the port is in network order.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal unsafe struct ServiceEntry
{
    [FieldOffset(0)] public byte* s_name;
    [FieldOffset(16)] public int s_port;
}
