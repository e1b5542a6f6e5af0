using System.Runtime.CompilerServices;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <content>Options, addresses and descriptor passing.</content>
public static partial class Sockets
{
    private delegate int AddressCall(FileDescriptor socket, ref byte address, ref int size);

    /// <summary>Limits how long one read or write may wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public static void SetTimeouts(FileDescriptor socket, TimeSpan receive, TimeSpan send)
    {
        SetTimeout(socket, LibC.SO_RCVTIMEO, receive);
        SetTimeout(socket, LibC.SO_SNDTIMEO, send);
    }

    /// <summary>Limits how long one read may wait.</summary>
    public static void SetReceiveTimeout(FileDescriptor socket, TimeSpan limit) => SetTimeout(socket, LibC.SO_RCVTIMEO, limit);

    /// <summary>Limits how long one write may wait.</summary>
    public static void SetSendTimeout(FileDescriptor socket, TimeSpan limit) => SetTimeout(socket, LibC.SO_SNDTIMEO, limit);

    /// <summary>Sends small packets at once.</summary>
    public static void SetNoDelay(FileDescriptor socket) => SetOption(socket, LibC.IPPROTO_TCP, LibC.TCP_NODELAY, 1);

    /// <summary>Lets the kernel notice a peer that silently went away.</summary>
    public static void SetKeepAlive(FileDescriptor socket) => SetOption(socket, LibC.SOL_SOCKET, LibC.SO_KEEPALIVE, 1);

    // To be done before the connection is there.
    private static void SetBufferSize(FileDescriptor socket, int size)
    {
        SetOption(socket, LibC.SOL_SOCKET, LibC.SO_SNDBUF, size);
        SetOption(socket, LibC.SOL_SOCKET, LibC.SO_RCVBUF, size);
    }

    /// <summary>
    /// Lets the end of the socket reset the connection, without a time of waiting for what may still be on its way: a test program opens
    /// more connections than there are ports for that.
    /// </summary>
    public static void ResetOnClose(FileDescriptor socket)
    {
        var value = new LingerSetting { l_onoff = 1 };
        LastError.ThrowIfNegative(
            LibC.setsockopt(socket, LibC.SOL_SOCKET, LibC.SO_LINGER, in value, Unsafe.SizeOf<LingerSetting>()), "setsockopt", socket.Path);
    }

    /// <summary>The error that a socket has come upon meanwhile; it is forgotten then.</summary>
    public static Errno TakeError(FileDescriptor socket) => (Errno)Math.Max(GetOption(socket, LibC.SO_ERROR), 0);

    /// <summary>Address of the peer; null when the descriptor is no connected internet socket.</summary>
    public static InetEndpoint? PeerEndpoint(FileDescriptor socket) => Endpoint(socket, LibC.getpeername);

    /// <summary>Own address; null when the descriptor is no internet socket.</summary>
    public static InetEndpoint? LocalEndpoint(FileDescriptor socket) => Endpoint(socket, LibC.getsockname);

    /// <summary>True for a socket of any family.</summary>
    public static bool IsSocket(FileDescriptor descriptor) => GetOption(descriptor, LibC.SO_TYPE) >= 0;

    /// <summary>True for a socket that clients can connect to.</summary>
    public static bool IsListening(FileDescriptor descriptor) => GetOption(descriptor, LibC.SO_ACCEPTCONN) == 1;

    /// <summary>Tells the peer that nothing more will be sent.</summary>
    public static void ShutdownSend(FileDescriptor socket) =>
        LastError.ThrowIfNegative(LibC.shutdown(socket, 1), "shutdown", socket.Path);

    /// <summary>Ends both directions; a thread that waits in a read or write on the socket returns.</summary>
    public static void Shutdown(FileDescriptor socket) =>
        LastError.ThrowIfNegative(LibC.shutdown(socket, 2), "shutdown", socket.Path);

    private static void SetTimeout(FileDescriptor socket, int option, TimeSpan limit)
    {
        // Zero means "no limit" to the kernel; a limit that has run out must still end the call.
        long microseconds = limit == Timeout.InfiniteTimeSpan ? 0 : Math.Max((long)limit.TotalMicroseconds, 1);
        (long seconds, long rest) = Math.DivRem(microseconds, 1_000_000);
        var value = new TimeValue { tv_sec = seconds, tv_usec = rest };
        LastError.ThrowIfNegative(
            LibC.setsockopt(socket, LibC.SOL_SOCKET, option, in value, Unsafe.SizeOf<TimeValue>()), "setsockopt", socket.Path);
    }

    private static void SetOption(FileDescriptor socket, int level, int option, int value) =>
        LastError.ThrowIfNegative(LibC.setsockopt(socket, level, option, in value, sizeof(int)), "setsockopt", socket.Path);

    private static int GetOption(FileDescriptor descriptor, int option)
    {
        int size = sizeof(int);
        return LibC.getsockopt(descriptor, LibC.SOL_SOCKET, option, out int value, ref size) < 0 ? -1 : value;
    }

    private static InetEndpoint? Endpoint(FileDescriptor socket, AddressCall call)
    {
        Span<byte> address = stackalloc byte[SocketAddress.MaximumSize];
        int size = address.Length;
        if (call(socket, ref address[0], ref size) >= 0)
            return SocketAddress.Read(address[..Math.Min(size, address.Length)]);
        if (LastError.Code is not (Errno.ENOTSOCK or Errno.ENOTCONN or Errno.EINVAL))
            LastError.Throw("get address of", socket.Path);
        return null;
    }
}
