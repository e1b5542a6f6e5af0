using Postfix.Events;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Serves one client after the other on the caller's thread, as programs do that switch user or run under Postfix's master.</summary>
/// <param name="host">The sockets and the limits.</param>
/// <param name="serve">Serves one client.</param>
internal sealed class SingleClientLoop(ServiceHost host, Action<ClientConnection> serve)
{
    private readonly PollSet _poll = NewPollSet(host);
    private long _accepted;

    /// <summary>Serves until a limit is reached, a table has changed or master wants the process to go.</summary>
    public void Run()
    {
        using Watchdog watchdog = host.StartWatchdog();
        while (_accepted < host.UseLimit)
        {
            if (!_poll.Wait(host.IdleLimit) || MasterCalls() || host.TablesChanged() || !ServeReady(watchdog.Clock))
                return;
        }
    }

    private static PollSet NewPollSet(ServiceHost host)
    {
        PollSet poll = new();
        foreach (FileDescriptor listener in host.Listeners)
            poll.Add(listener);
        if (host.Master.Descriptor != null)
            poll.Add(host.Master.Descriptor);
        return poll;
    }

    private bool MasterCalls() => host.Master.Descriptor != null && _poll.IsReady(host.Listeners.Count);

    /// <summary>False when there is no master any more.</summary>
    private bool ServeReady(WorkClock clock)
    {
        for (int index = 0; index < host.Listeners.Count; index++)
        {
            if (!_poll.IsReady(index) || Sockets.Accept(host.Listeners[index]) is not FileDescriptor client)
                continue;
            _accepted++;
            host.Master.ReportBusy();
            clock.Tick();
            serve(new ClientConnection(client, client, index) { Clock = clock });
            clock.Rest();
            if (!host.Master.ReportAvailable())
                return false;
        }
        return true;
    }
}
