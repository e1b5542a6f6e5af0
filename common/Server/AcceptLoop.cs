using Postfix.Posix;

namespace Postfix.Server;

/// <summary>Accepts clients until a limit is reached, a table has changed or master wants the process to go.</summary>
internal sealed class AcceptLoop(ServiceHost host, ClientWorkers workers)
{
    private readonly PollSet _poll = NewPollSet(host);

    public void Run()
    {
        while (workers.Accepted < host.UseLimit && !workers.MasterGone)
        {
            workers.WaitForRoom();
            if (!_poll.Wait(host.IdleLimit))
            {
                if (workers.Active == 0)
                    return;
                continue;
            }
            if (MasterCalls() || host.TablesChanged())
                break;
            AcceptReady();
        }
        host.Master.ReportLeaving();
        workers.WaitForAll();
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
