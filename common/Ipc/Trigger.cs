using System.Text;
using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>One-way requests to a service, a byte each (contract: services.md, section 1). Nobody waits for their effect.</summary>
public static class Trigger
{
    /// <summary>Sends <paramref name="requests"/> to the service at <paramref name="path"/>, a UNIX socket or a fifo.</summary>
    /// <param name="path">Relative to the working directory.</param>
    /// <param name="requests">The request bytes.</param>
    /// <param name="timeout">Longest wait for a connection.</param>
    /// <exception cref="IOException">The service cannot be reached; the message says why.</exception>
    public static void Send(string path, string requests, TimeSpan timeout)
    {
        FileStatus? status = FileSystem.TryStatus(path);
        if (status == null)
            throw new IOException($"unable to look up {path}: {ErrnoText.Describe(Errno.ENOENT)}");
        if (status.Value.IsSocket)
            SendToSocket(path, requests, timeout);
        else if (status.Value.IsFifo)
            SendToFifo(path, requests);
        else
            throw new IOException($"{path} is not a socket or a fifo");
    }

    private static void SendToSocket(string path, string requests, TimeSpan timeout)
    {
        using FileDescriptor socket = Sockets.ConnectUnix(path, timeout);
        socket.WriteAll(Encoding.Latin1.GetBytes(requests + "\0"));
    }

    private static void SendToFifo(string path, string requests)
    {
        using FileDescriptor fifo = FileSystem.Open(path, OpenFlags.WriteOnly | OpenFlags.NonBlocking);
        fifo.WriteAll(Encoding.Latin1.GetBytes(requests));
    }
}
