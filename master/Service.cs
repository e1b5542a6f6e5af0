using Postfix.Posix;

namespace Postfix.Master;

/// <summary>
/// A running service. While no process of it waits for clients, master watches its sockets, and starts a process when
/// somebody comes; all within the limits of clients and of failures (contract: master-child.md, section 5.3).
/// </summary>
internal sealed class Service : IDisposable
{
    private readonly MasterRuntime _runtime;
    private readonly IReadOnlyList<FileDescriptor> _listeners;
    private readonly ChildPool _pool = new();
    private readonly StressMonitor _stress;
    private readonly StartThrottle _throttle;
    private readonly WakeupTimer _wakeup;
    private StatusChannel _channel;
    private bool _isListening;
    private bool _isStopped;

    /// <summary>Starts a service: clients that come from now on get a process.</summary>
    public Service(ServicePlan plan, IReadOnlyList<FileDescriptor> listeners, MasterRuntime runtime)
    {
        (Plan, _listeners, _runtime) = (plan, listeners, runtime);
        _stress = new StressMonitor(runtime.Clock);
        _throttle = new StartThrottle(runtime.Loop, UpdateListening);
        _wakeup = new WakeupTimer(runtime.Loop, SendWakeup);
        _channel = OpenChannel();
        SetLimits();
        _wakeup.Restart(plan);
        UpdateListening();
    }

    /// <summary>What the service is.</summary>
    public ServicePlan Plan { get; private set; }

    /// <summary>True when this is the same service, perhaps with other settings.</summary>
    public bool IsFor(ServicePlan plan) => plan.Type == Plan.Type && plan.Address == Plan.Address;

    /// <summary>Goes on with new settings; present processes finish what they do and leave.</summary>
    public void Reload(ServicePlan plan)
    {
        Plan = plan;
        SetLimits();
        RetireProcesses();
        _wakeup.Restart(plan);
        UpdateListening();
    }

    /// <summary>Ends the service and its processes.</summary>
    public void Stop()
    {
        _isStopped = true;
        _wakeup.Cancel();
        _throttle.Release();
        UpdateListening();
        foreach (Child child in _pool.Children)
            _runtime.Processes.Terminate(child);
        CloseChannel(_channel);
        Dispose();
    }

    /// <summary>Closes the sockets.</summary>
    public void Dispose()
    {
        foreach (FileDescriptor listener in _listeners)
            listener.Dispose();
    }

    private void SetLimits() => (_pool.ClientLimit, _pool.ClientsPerProcess) = (Plan.ClientLimit, Plan.ClientsPerProcess);

    private void UpdateListening()
    {
        bool isIdle = !_isStopped && !_throttle.IsOn && !_pool.HasAvailable;
        bool hasRoom = _pool.NextCapacity > 0;
        if (isIdle && !hasRoom && Plan.AdaptsToStress && _stress.ShouldWarn())
            _runtime.Log.LimitReached(Plan);
        bool listen = isIdle && hasRoom;
        if (listen == _isListening)
            return;
        _isListening = listen;
        foreach (FileDescriptor listener in _listeners)
        {
            if (listen)
                _runtime.Loop.WatchReadable(listener, StartProcess);
            else
                _runtime.Loop.Forget(listener);
        }
    }

    private void StartProcess()
    {
        if (!_isListening)
            return;
        // The last process takes the service to its limit: those that follow are told to be brief with their clients, and so
        // are, by way of new processes, those who have the others.
        if (Plan.AdaptsToStress && _pool.NextIsLast && _stress.Begin())
            RetireProcesses();
        var start = new ChildStart(
            Plan, _pool.NextCapacity, Plan.AdaptsToStress && _stress.IsUnderStress, _channel.ChildEnd, _listeners);
        try
        {
            _pool.Add(_runtime.Processes.Start(start, ProcessEnded));
            _wakeup.ServiceIsUsed();
        }
        catch (PosixException error)
        {
            _runtime.Log.StartFailed(Plan, error);
            _throttle.Begin(Plan.ThrottleTime);
        }
        UpdateListening();
    }

    private void ProcessEnded(Child child, ExitReport report)
    {
        _pool.Remove(child);
        bool weDidIt = _isStopped && report.Signal == Signal.SIGTERM;
        if (!report.IsSuccess && !weDidIt)
        {
            _runtime.Log.Exited(Plan, report);
            if (!child.HasServed && !_throttle.IsOn && !_isStopped)
            {
                _runtime.Log.BadStartup(Plan);
                _throttle.Begin(Plan.ThrottleTime);
            }
        }
        UpdateListening();
    }

    private void SendWakeup()
    {
        if (!_throttle.IsOn)
            _runtime.WakeUp(Plan);
    }

    private StatusChannel OpenChannel()
    {
        var channel = new StatusChannel();
        _runtime.Loop.WatchReadable(channel.MasterEnd, () => TakeReports(channel));
        return channel;
    }

    private void CloseChannel(StatusChannel channel)
    {
        _runtime.Loop.Forget(channel.MasterEnd);
        channel.Dispose();
    }

    // Processes with many clients go on reporting how many are left. Others, perhaps of another make, take a channel on which
    // they can still write for one that is in use, and would serve one more client with the settings of yesterday.
    private void RetireProcesses()
    {
        if (_pool.Children.Any(child => child.ServesMany))
            _channel.Retire();
        else
            CloseChannel(_channel);
        _pool.Retire();
        _channel = OpenChannel();
    }

    private void TakeReports(StatusChannel channel)
    {
        var reports = new List<ChildReport>();
        bool isOpen = channel.Read(reports, out int rest);
        if (rest > 0)
            _runtime.Log.PartialReport(Plan, rest);
        reports.ForEach(TakeReport);
        if (!isOpen)
            CloseChannel(channel);
        UpdateListening();
    }

    private void TakeReport(ChildReport report)
    {
        // A process that has ended may still be heard.
        if (_pool.Find(report.Pid) is not { } child)
            return;
        if (child.Generation == report.Generation)
            ChildPool.Apply(child, report.Availability);
        else
            _runtime.Log.OldReport(report);
    }
}
