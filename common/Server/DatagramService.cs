using Postfix.Posix;

namespace Postfix.Server;

/// <summary>A service that receives datagrams, as postlogd(8) does. It never counts as busy.</summary>
/// <param name="handler">Gets the datagrams.</param>
/// <param name="maxLength">Longest datagram, in bytes; longer ones are cut.</param>
public sealed class DatagramService(IDatagramHandler handler, int maxLength) : IService
{
    // A burst is handled without asking after master each time.
    private const int Burst = 100;

    /// <inheritdoc/>
    public void Run(ServiceHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        FileDescriptor socket = host.Listeners[0];
        socket.SetNonBlocking(true);
        PollSet poll = new();
        poll.Add(socket);
        if (host.Master.Descriptor != null)
            poll.Add(host.Master.Descriptor);
        byte[] buffer = new byte[maxLength];
        using Watchdog watchdog = host.StartWatchdog();
        while (poll.Wait(host.IdleLimit))
        {
            watchdog.Clock.Tick();
            HandleBurst(socket, buffer);
            watchdog.Clock.Rest();
            if (host.Master.Descriptor != null && poll.IsReady(1))
                return;
        }
    }

    private void HandleBurst(FileDescriptor socket, byte[] buffer)
    {
        for (int count = 0; count < Burst; count++)
        {
            if (socket.TryRead(buffer) is not int length)
                return;
            handler.Handle(buffer.AsSpan(0, length));
        }
    }
}
