using Postfix.Events;

namespace Postfix.Master;

/// <summary>Wakes a service up at regular times; the first time at once, or when it was used first.</summary>
internal sealed class WakeupTimer(EventLoop loop, Action wakeUp)
{
    private TimeSpan _interval;
    private bool _waitsForUse;
    private LoopTimer? _timer;

    /// <summary>Begins anew with the settings of a plan.</summary>
    public void Restart(ServicePlan plan)
    {
        Cancel();
        _interval = plan.WakeupInterval;
        _waitsForUse = plan.WakeupOnlyWhenUsed;
        if (!_waitsForUse)
            Schedule(TimeSpan.Zero);
    }

    /// <summary>A process was started for somebody.</summary>
    public void ServiceIsUsed()
    {
        if (!_waitsForUse)
            return;
        _waitsForUse = false;
        Schedule(TimeSpan.Zero);
    }

    /// <summary>No more wake-ups.</summary>
    public void Cancel()
    {
        _timer?.Cancel();
        _waitsForUse = false;
    }

    private void Schedule(TimeSpan delay)
    {
        if (_interval > TimeSpan.Zero)
            _timer = loop.After(delay, Fire);
    }

    private void Fire()
    {
        wakeUp();
        Schedule(_interval);
    }
}
