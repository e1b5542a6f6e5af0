namespace Postfix.QueueManager.Scheduling;

/// <summary>Whole seconds that never run backwards: all that scheduling decisions need of time.</summary>
internal sealed class SchedulerClock(TimeProvider clock)
{
    /// <summary>Seconds since some moment in the past.</summary>
    public long Seconds => clock.GetTimestamp() / clock.TimestampFrequency;
}
