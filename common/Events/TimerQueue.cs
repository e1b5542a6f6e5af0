namespace Postfix.Events;

/// <summary>Timers in the order of their time; a cancelled one stays until its time and then does nothing.</summary>
public sealed class TimerQueue(TimeProvider clock)
{
    private readonly PriorityQueue<LoopTimer, (long Due, long Sequence)> _timers = new();
    private readonly long _start = clock.GetTimestamp();
    private long _sequence;

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>Calls back once, after the delay.</summary>
    public LoopTimer Add(TimeSpan delay, Action callback)
    {
        var timer = new LoopTimer(callback);
        // The sequence number keeps timers of the same moment in the order in which they were set.
        _timers.Enqueue(timer, ((Now + delay).Ticks, _sequence++));
        return timer;
    }

    /// <summary>How long until the first timer is due; infinite without one.</summary>
    public TimeSpan UntilNext()
    {
        while (_timers.TryPeek(out LoopTimer? timer, out (long Due, long) priority))
        {
            if (timer.IsPending)
                return TimeSpan.FromTicks(Math.Max(priority.Due - Now.Ticks, 0));
            _timers.Dequeue();
        }
        return Timeout.InfiniteTimeSpan;
    }

    /// <summary>Runs what is due now. A timer set meanwhile waits for the next round: descriptors get their turn.</summary>
    public void RunDue()
    {
        long now = Now.Ticks;
        long limit = _sequence;
        while (_timers.TryPeek(out LoopTimer? timer, out (long Due, long Sequence) priority)
            && priority.Due <= now && priority.Sequence < limit)
        {
            _timers.Dequeue();
            timer.Run();
        }
    }
}
