using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Takes trigger messages off a listening socket or fifo (contract: services.md, section 1). Not thread-safe.</summary>
/// <param name="context">Says what type of entry in master.cf the service is.</param>
public sealed class TriggerReceiver(DaemonContext context)
{
    // Longest message; what is more is lost.
    private const int MaxLength = 1024;

    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(10);

    private readonly bool _isPass = TransportTypes.IsPass(context.Options.Transport);
    private readonly byte[] _buffer = new byte[MaxLength];

    /// <summary>
    /// Receives a message from a ready listener; empty when there is none after all. Valid until the next one is received.
    /// </summary>
    public ReadOnlySpan<byte> Receive(FileDescriptor listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return _buffer.AsSpan(0, Sockets.IsSocket(listener) ? ReceiveFromClient(listener) : listener.TryRead(_buffer) ?? 0);
    }

    /// <summary>Receives a message from standard input, for a service that works off one request and ends (<c>-S</c>).</summary>
    /// <exception cref="FatalException">There is none.</exception>
    public ReadOnlySpan<byte> ReceiveInput()
    {
        const string endOfFile = "Application error"; // what Postfix says where there is no error number
        try
        {
            int length = FileDescriptor.FromStandardStream(0).Read(_buffer);
            return length > 0 ? _buffer.AsSpan(0, length) : throw new FatalException($"read: {endOfFile}");
        }
        catch (PosixException error)
        {
            throw new FatalException($"read: {error.Errno.Describe()}");
        }
    }

    // A client that connects and says nothing asks for nothing.
    private int ReceiveFromClient(FileDescriptor listener)
    {
        using FileDescriptor? client = Sockets.Accept(listener);
        if (client == null)
            return 0;
        Sockets.SetReceiveTimeout(client, s_wait);
        try
        {
            return _isPass ? ReceivePassed(client) : client.Read(_buffer);
        }
        catch (Exception error) when (error is PosixException or TimeoutException)
        {
            return 0;
        }
    }

    // The descriptor is the end of a pipe, which has no time limit of its own.
    private int ReceivePassed(FileDescriptor client)
    {
        using FileDescriptor? passed = Sockets.ReceiveDescriptor(client);
        if (passed == null)
            return 0;
        PollSet poll = new();
        poll.Add(passed);
        return poll.Wait(s_wait) ? passed.Read(_buffer) : 0;
    }
}
