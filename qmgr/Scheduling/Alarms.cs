namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// Things to do later, on the thread of the event loop: the loop waits no longer than <see cref="RunDue"/> says.
/// Times come from the clock that was passed in, so tests pass hours in no time.
/// </summary>
internal sealed class Alarms(TimeProvider clock)
{
    private readonly PriorityQueue<Alarm, long> _pending = new();

    /// <summary>Runs <paramref name="action"/> once when <paramref name="delay"/> has passed, unless cancelled before.</summary>
    public Alarm Set(TimeSpan delay, Action action)
    {
        var alarm = new Alarm(action);
        _pending.Enqueue(alarm, Now + (long)(delay.TotalSeconds * clock.TimestampFrequency));
        return alarm;
    }

    /// <summary>Runs what is due.</summary>
    /// <returns>The time until something is due again; null when nothing is planned.</returns>
    public TimeSpan? RunDue()
    {
        while (_pending.TryPeek(out Alarm? alarm, out long due))
        {
            if (alarm.IsPending && due > Now)
                return clock.GetElapsedTime(Now, due);
            _pending.Dequeue();
            alarm.Run();
        }
        return null;
    }

    private long Now => clock.GetTimestamp();
}
