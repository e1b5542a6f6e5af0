using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Cli.Load;

/// <summary>Opens the sockets of a test server.</summary>
public static class LoadListener
{
    private const int SocketMode = 0x1B6; // 0666: whoever tests need not be who listens

    /// <summary>Listens at all addresses; a socket that a former run has left at the path is replaced.</summary>
    /// <param name="address">Where to listen.</param>
    /// <param name="backlog">Length of the queue of waiting clients.</param>
    /// <param name="windowSize">Size of the sockets' buffers; 0 for the system's choice.</param>
    /// <exception cref="FatalException">There can be no socket at the path.</exception>
    /// <exception cref="PosixException">An address is in use, or not ours.</exception>
    public static IReadOnlyList<FileDescriptor> Open(LoadAddress address, int backlog, int windowSize = 0)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Path is { } path
            ? [OpenUnix(path, backlog)]
            : [.. address.Endpoints.Select(endpoint => Sockets.ListenTcp(endpoint, backlog, windowSize))];
    }

    private static FileDescriptor OpenUnix(string path, int backlog)
    {
        try
        {
            if (FileSystem.TryLinkStatus(path) is { IsSocket: true })
                FileSystem.TryUnlink(path);
            FileDescriptor listener = Sockets.ListenUnix(path, backlog);
            FileSystem.ChangeMode(path, SocketMode);
            return listener;
        }
        catch (PosixException error)
        {
            throw new FatalException($"{error.Operation}: {path}: {error.Errno.Describe()}");
        }
    }
}
