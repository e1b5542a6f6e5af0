using System.Net;
using System.Runtime.CompilerServices;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Stream and datagram sockets. Every new socket closes on exec and blocks.</summary>
public static partial class Sockets
{
    /// <summary>
    /// Listens on a TCP port; an IPv6 socket takes IPv6 clients only. Others of the same user who do so by this method can have the port
    /// too, at this address or at all: the one with the address itself gets its clients.
    /// </summary>
    /// <param name="endpoint">Where to listen.</param>
    /// <param name="backlog">Length of the queue of waiting clients.</param>
    /// <param name="bufferSize">Size of the buffers of its clients' sockets, and with it the TCP window; 0 for the system's choice.</param>
    public static FileDescriptor ListenTcp(InetEndpoint endpoint, int backlog, int bufferSize = 0)
    {
        FileDescriptor socket = Create(SocketAddress.Family(endpoint.Address), LibC.SOCK_STREAM, endpoint.ToString());
        return Guard(socket, () =>
        {
            SetOption(socket, LibC.SOL_SOCKET, LibC.SO_REUSEPORT, 1);
            if (bufferSize > 0)
                SetBufferSize(socket, bufferSize);
            Listen(socket, endpoint, backlog);
        });
    }

    /// <summary>Whether another socket listens there, be it one that would share the port.</summary>
    public static bool IsTaken(InetEndpoint endpoint)
    {
        using FileDescriptor socket = Create(SocketAddress.Family(endpoint.Address), LibC.SOCK_STREAM, endpoint.ToString());
        try
        {
            Listen(socket, endpoint, backlog: 1);
            return false;
        }
        catch (PosixException error)
        {
            // Whoever has no right to the port, or has no such address, learns that when he listens.
            return error.Errno == Errno.EADDRINUSE;
        }
    }

    /// <summary>Listens on a new UNIX-domain socket; the path must be free.</summary>
    public static FileDescriptor ListenUnix(string path, int backlog)
    {
        FileDescriptor socket = Create(LibC.AF_UNIX, LibC.SOCK_STREAM, path);
        return Guard(socket, () =>
        {
            Bind(socket, path);
            Listen(socket, backlog);
        });
    }

    /// <summary>Receives datagrams on a new UNIX-domain socket; the path must be free.</summary>
    public static FileDescriptor BindUnixDatagram(string path)
    {
        FileDescriptor socket = Create(LibC.AF_UNIX, LibC.SOCK_DGRAM, path);
        return Guard(socket, () => Bind(socket, path));
    }

    /// <summary>
    /// The next client; null when none is waiting, when it went away before we came, or after the socket's receive time-out.
    /// </summary>
    public static FileDescriptor? Accept(FileDescriptor listener) => Accept(listener, 0);

    /// <summary>As <see cref="Accept(FileDescriptor)"/>; reads and writes of the client's socket do not wait.</summary>
    public static FileDescriptor? AcceptNonBlocking(FileDescriptor listener) => Accept(listener, LibC.SOCK_NONBLOCK);

    /// <summary>Connects to a UNIX-domain socket; waits at most the given time while its backlog is full.</summary>
    /// <param name="path">The socket.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="hasName">Whether our end gets a name of its own, which the other side can see (<see cref="HasNamedPeer"/>).</param>
    public static FileDescriptor ConnectUnix(string path, TimeSpan timeout, bool hasName = false)
    {
        FileDescriptor socket = Create(LibC.AF_UNIX, LibC.SOCK_STREAM, path);
        return Guard(socket, () =>
        {
            if (hasName)
                NameUnix(socket);
            SetTimeout(socket, LibC.SO_SNDTIMEO, timeout);
            Connect(socket, path);
        });
    }

    /// <summary>Connects a datagram socket to a UNIX-domain socket; null when nobody listens there.</summary>
    public static FileDescriptor? TryConnectUnixDatagram(string path)
    {
        Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
        int size = SocketAddress.Write(address, path, "connect");
        FileDescriptor socket = Create(LibC.AF_UNIX, LibC.SOCK_DGRAM, path);
        if (LibC.connect(socket, in address[0], size) == 0)
            return socket;
        socket.Dispose();
        return null;
    }

    /// <summary>A datagram socket that sends to a UDP port.</summary>
    public static FileDescriptor ConnectUdp(InetEndpoint remote)
    {
        FileDescriptor socket = Create(SocketAddress.Family(remote.Address), LibC.SOCK_DGRAM, remote.ToString());
        return Guard(socket, () =>
        {
            Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
            Connect(socket, address[..SocketAddress.Write(address, remote)]);
        });
    }

    /// <summary>Connects to a TCP port; ETIMEDOUT after the given time.</summary>
    /// <param name="remote">Where to connect to.</param>
    /// <param name="bind">The own address to come from; null for the system's choice.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="bufferSize">Size of the socket's buffers, and with it the TCP window; 0 for the system's choice.</param>
    public static FileDescriptor ConnectTcp(InetEndpoint remote, IPAddress? bind, TimeSpan timeout, int bufferSize = 0)
    {
        FileDescriptor socket = Create(SocketAddress.Family(remote.Address), LibC.SOCK_STREAM, remote.ToString());
        return Guard(socket, () =>
        {
            if (bufferSize > 0)
                SetBufferSize(socket, bufferSize);
            if (bind is not null)
                Bind(socket, new InetEndpoint(bind, 0));
            SetTimeout(socket, LibC.SO_SNDTIMEO, timeout);
            Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
            Connect(socket, address[..SocketAddress.Write(address, remote)]);
        });
    }

    /// <summary>
    /// Begins to connect to a TCP port without waiting: the non-blocking socket becomes writable when that has succeeded or failed,
    /// which <see cref="TakeError"/> tells.
    /// </summary>
    /// <param name="remote">Where to connect to.</param>
    /// <param name="bufferSize">Size of the socket's buffers, and with it the TCP window; 0 for the system's choice.</param>
    public static FileDescriptor StartConnectTcp(InetEndpoint remote, int bufferSize)
    {
        FileDescriptor socket = Create(SocketAddress.Family(remote.Address), LibC.SOCK_STREAM | LibC.SOCK_NONBLOCK, remote.ToString());
        return Guard(socket, () =>
        {
            if (bufferSize > 0)
                SetBufferSize(socket, bufferSize);
            Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
            int length = SocketAddress.Write(address, remote);
            if (LibC.connect(socket, in address[0], length) < 0 && LastError.Code is not (Errno.EINPROGRESS or Errno.EINTR))
                LastError.Throw("connect", socket.Path);
        });
    }

    /// <summary>Two connected stream sockets.</summary>
    public static (FileDescriptor First, FileDescriptor Second) Pair()
    {
        int[] pair = new int[2];
        LastError.ThrowIfNegative(
            LibC.socketpair(LibC.AF_UNIX, LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC, 0, pair), "socketpair");
        return (new FileDescriptor(pair[0]) { Path = "socketpair" }, new FileDescriptor(pair[1]) { Path = "socketpair" });
    }

    /// <summary>Gives a UNIX-domain socket a name that the system chooses and that is in no directory (unix(7), autobind).</summary>
    public static void NameUnix(FileDescriptor socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        Span<byte> family = stackalloc byte[sizeof(ushort)];
        BitConverter.TryWriteBytes(family, (ushort)LibC.AF_UNIX);
        LastError.ThrowIfNegative(LibC.bind(socket, ref family[0], family.Length), "bind", socket.Path);
    }

    /// <summary>Whether the other end of a UNIX-domain socket has a name; false for what is no socket.</summary>
    public static bool HasNamedPeer(FileDescriptor socket)
    {
        Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
        int size = address.Length;
        return LibC.getpeername(socket, ref address[0], ref size) == 0 && size > sizeof(ushort);
    }

    private static FileDescriptor? Accept(FileDescriptor listener, int flags)
    {
        int client;
        do
            client = LibC.accept4(listener, 0, 0, LibC.SOCK_CLOEXEC | flags);
        while (client < 0 && LastError.IsInterrupt);
        if (client >= 0)
            return new FileDescriptor(client) { Path = "client" };
        if (!IsClientTrouble(LastError.Code))
            LastError.Throw("accept", listener.Path);
        return null;
    }

    private static FileDescriptor Create(int family, int type, string name)
    {
        var socket = new FileDescriptor(LibC.socket(family, type | LibC.SOCK_CLOEXEC, 0)) { Path = name };
        if (socket.IsInvalid)
            LastError.Throw("socket", name);
        return socket;
    }

    private static FileDescriptor Guard(FileDescriptor socket, Action prepare)
    {
        try
        {
            prepare();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void Listen(FileDescriptor socket, InetEndpoint endpoint, int backlog)
    {
        SetOption(socket, LibC.SOL_SOCKET, LibC.SO_REUSEADDR, 1);
        if (SocketAddress.Family(endpoint.Address) == LibC.AF_INET6)
            SetOption(socket, LibC.IPPROTO_IPV6, LibC.IPV6_V6ONLY, 1);
        Bind(socket, endpoint);
        Listen(socket, backlog);
    }

    private static void Bind(FileDescriptor socket, InetEndpoint endpoint)
    {
        Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
        int size = SocketAddress.Write(address, endpoint);
        LastError.ThrowIfNegative(LibC.bind(socket, ref address[0], size), "bind", $"{endpoint.Address} port {endpoint.Port}");
    }

    private static void Bind(FileDescriptor socket, string path)
    {
        Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
        int size = SocketAddress.Write(address, path, "bind");
        LastError.ThrowIfNegative(LibC.bind(socket, ref address[0], size), "bind", path);
    }

    private static void Listen(FileDescriptor socket, int backlog) =>
        LastError.ThrowIfNegative(LibC.listen(socket, backlog), "listen", socket.Path);

    private static void Connect(FileDescriptor socket, string path)
    {
        Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
        Connect(socket, address[..SocketAddress.Write(address, path, "connect")]);
    }

    private static void Connect(FileDescriptor socket, ReadOnlySpan<byte> address)
    {
        int result;
        do
            result = LibC.connect(socket, in address[0], address.Length);
        while (result < 0 && LastError.IsInterrupt);
        if (result >= 0)
            return;
        // The send time-out of the socket ends connect(2) too, with an error number that says something else.
        Errno error = LastError.Code is Errno.EINPROGRESS or Errno.EAGAIN ? Errno.ETIMEDOUT : LastError.Code;
        throw new PosixException(error, "connect", socket.Path);
    }

    // Network errors that accept(2) reports for a connection that is already gone; the listener itself is well.
    private static bool IsClientTrouble(Errno error) => error is
        Errno.EAGAIN or Errno.ECONNABORTED or Errno.EPROTO or Errno.EPERM or Errno.ENETDOWN or Errno.ENOPROTOOPT
        or Errno.EHOSTDOWN or Errno.ENONET or Errno.EHOSTUNREACH or Errno.EOPNOTSUPP or Errno.ENETUNREACH;
}
