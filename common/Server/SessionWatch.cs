using Postfix.Events;

namespace Postfix.Server;

/// <summary>
/// The watchdog of a process with many clients (<c>daemon_timeout</c>). A session that hangs costs the others nothing: the process
/// takes no more clients, and ends when there are only such sessions left. Thread-safe.
/// </summary>
/// <param name="limit">Longest time of a session without a sign of life.</param>
/// <param name="time">The clock.</param>
internal sealed class SessionWatch(TimeSpan limit, TimeProvider time)
{
    private readonly List<WorkClock> _clocks = [];

    /// <summary>How often it is enough to ask.</summary>
    public TimeSpan Interval { get; } = Watchdog.StepOf(limit);

    /// <summary>Sessions that are overdue.</summary>
    public int OverdueCount
    {
        get
        {
            lock (_clocks)
                return _clocks.Count(clock => clock.Busy >= limit);
        }
    }

    /// <summary>The clock of a new thread.</summary>
    public WorkClock Add()
    {
        WorkClock clock = new(time);
        lock (_clocks)
            _clocks.Add(clock);
        return clock;
    }

    /// <summary>A thread ends.</summary>
    public void Remove(WorkClock clock)
    {
        lock (_clocks)
            _clocks.Remove(clock);
    }
}
