using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Accepts clients until a limit is reached, a table has changed or master wants the process to go.</summary>
internal sealed class AcceptLoop(ServiceHost host, ClientWorkers workers)
{
    private readonly PollSet _poll = NewPollSet(host);
    private TimeSpan _idle;

    /// <summary>How often tables are looked at while no client arrives, and present clients are left when one has changed:
    /// for services whose clients stay for long and repeat a request that was not answered. Infinite for others.</summary>
    public TimeSpan TableCheckInterval { get; init; } = Timeout.InfiniteTimeSpan;

    public void Run()
    {
        workers.Begin();
        while (workers.Accepted < host.UseLimit && !workers.MasterGone)
        {
            workers.WaitForRoom();
            bool isReady = WaitForEvent();
            if (isReady && MasterCalls())
                break;
            if ((isReady || TableCheckInterval > TimeSpan.Zero) && host.TablesChanged())
            {
                if (TableCheckInterval > TimeSpan.Zero)
                    return;
                break;
            }
            if (isReady)
                AcceptReady();
            else if (_idle >= host.IdleLimit && host.IdleLimit > TimeSpan.Zero && workers.Active == 0)
                return;
        }
        workers.Leave();
    }

    /// <summary>False when nothing happened until it is time to look at the tables, or to go.</summary>
    private bool WaitForEvent()
    {
        TimeSpan limit = Shorter(host.IdleLimit, TableCheckInterval);
        bool isReady = _poll.Wait(limit);
        _idle = isReady ? TimeSpan.Zero : _idle + limit;
        return isReady;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) =>
        one > TimeSpan.Zero && (other <= TimeSpan.Zero || one < other) ? one : other;

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

    private void AcceptReady()
    {
        for (int index = 0; index < host.Listeners.Count; index++)
        {
            if (!_poll.IsReady(index))
                continue;
            workers.WaitForRoom();
            if (Sockets.Accept(host.Listeners[index]) is FileDescriptor client)
                workers.Start(new ClientConnection(client, client, index));
        }
    }
}
