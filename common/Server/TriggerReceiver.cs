using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Takes trigger messages off a listening socket or fifo (contract: services.md, section 1).</summary>
public static class TriggerReceiver
{
    /// <summary>Longest message, in bytes; what is more is lost.</summary>
    public const int MaxLength = 1024;

    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Receives a message from a ready listener: its length in <paramref name="buffer"/>, 0 when there is none after all.
    /// </summary>
    public static int Receive(FileDescriptor listener, Span<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(listener);
        if (!Sockets.IsSocket(listener))
            return listener.TryRead(buffer) ?? 0;
        using FileDescriptor? client = Sockets.Accept(listener);
        if (client == null)
            return 0;
        Sockets.SetReceiveTimeout(client, s_wait);
        try
        {
            return client.Read(buffer);
        }
        catch (Exception error) when (error is PosixException or TimeoutException)
        {
            return 0; // a client that connects and says nothing asks for nothing
        }
    }
}
