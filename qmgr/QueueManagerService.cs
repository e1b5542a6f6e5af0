using Postfix.Config;
using Postfix.Events;
using Postfix.Posix;
using Postfix.QueueManager.Queue;
using Postfix.Server;

namespace Postfix.QueueManager;

/// <summary>
/// The queue manager's life: one thread that sleeps until a trigger, a timer or an agent wakes it up, and then does all
/// there is to do, a little of everything at a time.
/// </summary>
internal sealed class QueueManagerService : IService
{
    private const int FlowReader = 3;
    private const int FlowWriter = 4;

    /// <summary>How long the next queue manager may be kept waiting for deliveries that are under way.</summary>
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(2);

    /// <summary>How long after new mail it may be time to clear up.</summary>
    private static readonly TimeSpan s_calm = TimeSpan.FromSeconds(5);

    private readonly HeapTrimmer _heap = new();
    private LoopTimer? _clearUp;
    private bool _hasReported;

    /// <inheritdoc/>
    public void Run(ServiceHost host)
    {
        TriggerReceiver triggers = new(host.Context);
        if (host.Context.Options.ServeStandardInput)
        {
            triggers.ReceiveInput(); // what it asks for takes longer than one request lasts
            return;
        }
        using var loop = new EventLoop(host.Context.Time);
        using QueueManagerParts parts = new QueueManagerParts(host.Context, loop, OpenTokens(host.Context.Settings));
        bool isLeaving = false;
        bool isCalled = false;
        foreach (FileDescriptor listener in host.Listeners)
            loop.WatchReadable(listener, () => isCalled = true);
        if (host.Master.Descriptor is { } master)
            loop.WatchReadable(master, () => isLeaving = true); // master has gone, or wants a new queue manager
        using Watchdog watchdog = host.StartWatchdog();
        watchdog.Clock.Tick();
        parts.StartScans();
        while (!isLeaving)
        {
            watchdog.Clock.Tick();
            loop.RunOnce(parts.RunRound() ? TimeSpan.Zero : watchdog.LongestSleep);
            // Who leaves takes no more calls: after a reload, the first one is to start the next queue manager.
            if (isCalled && !isLeaving)
            {
                Receive(host, triggers, parts.Intake);
                ClearUpLater(loop, parts);
            }
            isCalled = false;
        }
        foreach (FileDescriptor descriptor in host.Master.Descriptor is { } gone ? host.Listeners.Append(gone) : host.Listeners)
            loop.Forget(descriptor);
        parts.FinishDeliveries(s_farewell);
    }

    private void ClearUpLater(EventLoop loop, QueueManagerParts parts)
    {
        if (_clearUp is { IsPending: true })
            return;
        _clearUp = loop.After(s_calm, () =>
        {
            parts.CloseIdleConnections();
            if (parts.IsIdle)
                _heap.Trim();
            else
                ClearUpLater(loop, parts);
        });
    }

    private void Receive(ServiceHost host, TriggerReceiver triggers, Intake intake)
    {
        foreach (FileDescriptor listener in host.Listeners)
            intake.Request(TriggerRequest.Parse(triggers.Receive(listener)));
        if (_hasReported)
            return;
        // Once is enough: it tells master that this program works. Being busy means nothing to a service of one process.
        _hasReported = true;
        host.Master.ReportBusy();
        host.Master.ReportAvailable();
    }

    private static FlowTokens? OpenTokens(Settings settings)
    {
        if (settings[MasterParameters.InFlowDelay] <= TimeSpan.Zero)
            return null;
        return new FlowTokens(
            FileDescriptor.FromInherited(FlowReader), FileDescriptor.FromInherited(FlowWriter),
            settings[MasterParameters.DefaultProcessLimit]);
    }
}
