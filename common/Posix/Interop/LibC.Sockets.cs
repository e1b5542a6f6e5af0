using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Postfix.Posix.Interop;

/// <summary>Sockets, pipes, readiness: sys/socket.h, netinet/tcp.h, poll.h, sys/epoll.h, ifaddrs.h.</summary>
internal static partial class LibC
{
    public const int AF_UNIX = 1;
    public const int AF_INET = 2;
    public const int AF_INET6 = 10;
    public const int SOCK_STREAM = 1;
    public const int SOCK_DGRAM = 2;
    public const int SOCK_NONBLOCK = 0x800;
    public const int SOCK_CLOEXEC = 0x80000;
    public const int SOL_SOCKET = 1;
    public const int SO_REUSEADDR = 2;
    public const int SO_TYPE = 3;
    public const int SO_ERROR = 4;
    public const int SO_SNDBUF = 7;
    public const int SO_RCVBUF = 8;
    public const int SO_KEEPALIVE = 9;
    public const int SO_LINGER = 13;
    public const int SO_REUSEPORT = 15;
    public const int SO_RCVTIMEO = 20;
    public const int SO_SNDTIMEO = 21;
    public const int SO_ACCEPTCONN = 30;
    public const int IPPROTO_TCP = 6;
    public const int TCP_NODELAY = 1;
    public const int IPPROTO_IPV6 = 41;
    public const int IPV6_V6ONLY = 26;
    public const int SCM_RIGHTS = 1;
    public const int MSG_PEEK = 2;
    public const int MSG_DONTWAIT = 0x40;
    public const int MSG_NOSIGNAL = 0x4000;
    public const int MSG_CMSG_CLOEXEC = 0x40000000;
    public const short POLLIN = 1;
    public const short POLLOUT = 4;
    public const int EPOLL_CLOEXEC = 0x80000;
    public const int EPOLL_CTL_ADD = 1;
    public const int EPOLL_CTL_DEL = 2;
    public const int EPOLL_CTL_MOD = 3;
    public const uint EPOLLIN = 1;
    public const uint EPOLLOUT = 4;
    public const uint EPOLLET = 0x80000000;
    public const int EFD_CLOEXEC = 0x80000;
    public const int EFD_NONBLOCK = 0x800;

    [LibraryImport(Library, SetLastError = true)]
    public static partial int socket(int family, int type, int protocol);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int socketpair(int family, int type, int protocol, int[] pair);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int pipe2(int[] pair, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int bind(FileDescriptor fd, ref readonly byte address, int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int listen(FileDescriptor fd, int backlog);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int accept4(FileDescriptor fd, nint address, nint size, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int connect(FileDescriptor fd, ref readonly byte address, int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getpeername(FileDescriptor fd, ref byte address, ref int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getsockname(FileDescriptor fd, ref byte address, ref int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setsockopt(FileDescriptor fd, int level, int option, ref readonly int value, int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setsockopt(FileDescriptor fd, int level, int option, ref readonly TimeValue value, int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setsockopt(FileDescriptor fd, int level, int option, ref readonly LingerSetting value, int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getsockopt(FileDescriptor fd, int level, int option, out int value, ref int size);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int shutdown(FileDescriptor fd, int how);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint recv(FileDescriptor fd, ref byte buffer, nint size, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint send(FileDescriptor fd, ref readonly byte buffer, nint size, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint sendmsg(FileDescriptor fd, ref readonly MessageHeader message, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint recvmsg(FileDescriptor fd, ref MessageHeader message, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int poll(ref PollEntry entries, nuint count, int timeoutMilliseconds);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int epoll_create1(int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int epoll_ctl(FileDescriptor epoll, int operation, FileDescriptor fd, ref readonly EpollEntry entry);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int epoll_wait(FileDescriptor epoll, ref EpollEntry entries, int capacity, int timeoutMilliseconds);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int eventfd(uint value, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static unsafe partial int getifaddrs(out InterfaceEntry* list);

    [LibraryImport(Library)]
    public static unsafe partial void freeifaddrs(InterfaceEntry* list);

    [LibraryImport(Library)]
    public static unsafe partial int getservbyname_r(
        [MarshalUsing(typeof(ByteStringMarshaller))] string name, [MarshalUsing(typeof(ByteStringMarshaller))] string protocol,
        out ServiceEntry entry, ref byte buffer, nint size, out ServiceEntry* result);
}
