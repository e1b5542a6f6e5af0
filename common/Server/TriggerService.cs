using Postfix.Events;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>A service that is woken up by triggers, one at a time, as pickup(8) is.</summary>
public sealed class TriggerService(ITriggerHandler handler) : IService
{
    /// <inheritdoc/>
    public void Run(ServiceHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        TriggerReceiver receiver = new(host.Context);
        using Watchdog watchdog = host.StartWatchdog();
        if (host.Context.Options.ServeStandardInput)
        {
            handler.Handle(receiver.ReceiveInput(), watchdog.Clock);
            return;
        }
        PollSet poll = new();
        foreach (FileDescriptor listener in host.Listeners)
            poll.Add(listener);
        if (host.Master.Descriptor != null)
            poll.Add(host.Master.Descriptor);
        for (long used = 0; used < host.UseLimit; used++)
        {
            if (!poll.Wait(host.IdleLimit))
                return;
            if (host.Master.Descriptor != null && poll.IsReady(host.Listeners.Count))
                return;
            if (host.TablesChanged() || !HandleReady(host, poll, receiver, watchdog.Clock))
                return;
        }
    }

    private bool HandleReady(ServiceHost host, PollSet poll, TriggerReceiver receiver, WorkClock clock)
    {
        for (int index = 0; index < host.Listeners.Count; index++)
        {
            if (!poll.IsReady(index))
                continue;
            host.Master.ReportBusy();
            clock.Tick();
            ReadOnlySpan<byte> requests = receiver.Receive(host.Listeners[index]);
            if (!requests.IsEmpty)
                handler.Handle(requests, clock);
            clock.Rest();
            if (!host.Master.ReportAvailable())
                return false;
        }
        return true;
    }
}
