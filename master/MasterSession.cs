using Postfix.Events;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Master;

/// <summary>The running master: services, signals, exit time.</summary>
internal sealed class MasterSession
{
    // A master that is held up for so long is of no use any more (master(8)).
    private static readonly TimeSpan s_watchdogLimit = TimeSpan.FromSeconds(1000);
    private static readonly TimeSpan s_orphanInterval = TimeSpan.FromSeconds(5);

    private readonly EventLoop _loop;
    private readonly MasterOptions _options;
    private readonly MasterLog _log;
    private readonly ChildProcesses _processes;
    private readonly Supervisor _supervisor;
    private readonly SignalReader _signals = new(Signal.SIGHUP, Signal.SIGINT, Signal.SIGQUIT, Signal.SIGTERM);
    private Signal _end = Signal.None;

    public MasterSession(EventLoop loop, MasterOptions options, MasterLog log, UserEntry owner)
    {
        (_loop, _options, _log) = (loop, options, log);
        _processes = new ChildProcesses(loop, NewFlowControl());
        var wakeups = new WakeupSender(loop, owner, log);
        var runtime = new MasterRuntime(loop, TimeProvider.System, log, _processes, wakeups.Send);
        _supervisor = new Supervisor(runtime, _processes, new ListenerFactory(owner), options);
    }

    /// <summary>Opens the sockets of all services.</summary>
    public void Start(MasterConfiguration configuration)
    {
        _supervisor.Start(configuration);
        _loop.WatchReadable(_signals.Descriptor, TakeSignals);
        if (_options.ExitTime is { } time)
            _loop.After(time, ReachExitTime);
        if (_options.InitMode)
            _loop.After(s_orphanInterval, ReapOrphans);
    }

    /// <summary>Runs until a signal or the exit time ends it; returns the exit status.</summary>
    public int Run()
    {
        using var watchdog = new Watchdog(s_watchdogLimit, TimeProvider.System, _log.Log);
        while (!_loop.IsStopping)
        {
            watchdog.Clock.Tick();
            _loop.RunOnce(watchdog.LongestSleep);
        }
        if (_end == Signal.None || _options.InitMode)
            return 0;
        // Whoever waits for us learns from the wait status what happened.
        _signals.Dispose();
        Signals.Default(_end);
        Processes.Kill(Processes.Id, _end);
        return 0;
    }

    private static (FileDescriptor Reader, FileDescriptor Writer) NewFlowControl()
    {
        (FileDescriptor Reader, FileDescriptor Writer) pipe = Pipes.Create();
        pipe.Reader.SetNonBlocking(true);
        pipe.Writer.SetNonBlocking(true);
        return pipe;
    }

    private void TakeSignals()
    {
        while (_signals.TryTake() is { } signal)
        {
            if (signal == Signal.SIGHUP)
                _supervisor.Reload();
            else
                End(signal);
        }
    }

    private void End(Signal signal)
    {
        if (_end != Signal.None)
            return;
        _end = signal;
        _supervisor.Terminate(signal);
        _loop.Stop();
    }

    private void ReachExitTime()
    {
        _log.ExitTime();
        _loop.Stop();
    }

    // Process 1 inherits the children of processes that have ended, and nobody else takes leave of them.
    private void ReapOrphans()
    {
        _processes.Reap();
        _loop.After(s_orphanInterval, ReapOrphans);
    }
}
