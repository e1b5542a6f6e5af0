using System.Text;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>One-way requests to a service, a byte each (contract: services.md, section 1). Nobody waits for their effect.</summary>
public static class Trigger
{
    /// <summary>Sends <paramref name="requests"/> to the service at <paramref name="path"/>, a UNIX socket or a fifo.</summary>
    /// <param name="path">Relative to the working directory.</param>
    /// <param name="requests">The request bytes.</param>
    /// <param name="timeout">Longest wait for a connection.</param>
    /// <exception cref="PosixException">Nobody listens, as while the mail system is down.</exception>
    /// <exception cref="IOException">The service cannot be reached; the message says why.</exception>
    public static void Send(string path, string requests, TimeSpan timeout) => Open(path, requests, timeout).Dispose();

    /// <summary>
    /// As <see cref="Send"/>; false when the service cannot be reached. That nobody listens is no news while the mail system is down:
    /// only other reasons are warnings.
    /// </summary>
    public static bool TrySend(string path, string requests, TimeSpan timeout, Log log)
    {
        using FileDescriptor? service = TryOpen(path, requests, timeout, log);
        return service is not null;
    }

    /// <summary>As <see cref="Open"/>; null when the service cannot be reached, which is logged as by <see cref="TrySend"/>.</summary>
    public static FileDescriptor? TryOpen(string path, string requests, TimeSpan timeout, Log log)
    {
        try
        {
            return Open(path, requests, timeout);
        }
        catch (PosixException problem)
        {
            log.Debug(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or TimeoutException)
        {
            log.Warning(problem.Message);
        }
        return null;
    }

    /// <summary>
    /// Like <see cref="Send"/>, but leaves the connection open: it becomes readable when the service has taken the request.
    /// A service that answers, as flush(8) does, finds nobody and complains if it is closed before.
    /// </summary>
    /// <exception cref="IOException">The service cannot be reached; the message says why.</exception>
    public static FileDescriptor Open(string path, string requests, TimeSpan timeout)
    {
        FileStatus status = FileSystem.TryStatus(path, out Errno error)
            ?? throw new IOException($"unable to look up {path}: {error.Describe()}");
        if (status.IsSocket)
            return Write(Sockets.ConnectUnix(path, timeout), requests + "\0");
        if (status.IsFifo)
            return Write(FileSystem.Open(path, OpenFlags.WriteOnly | OpenFlags.NonBlocking), requests);
        throw new IOException($"{path} is not a socket or a fifo");
    }

    private static FileDescriptor Write(FileDescriptor service, string requests)
    {
        try
        {
            service.WriteAll(Encoding.Latin1.GetBytes(requests));
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }
}
