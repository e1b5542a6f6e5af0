namespace Postfix.QueueManager.Scheduling;

/// <summary>Tells the postmaster when one destination takes so much of the active queue that other mail suffers.</summary>
internal sealed class CongestionWarning(SchedulerSettings settings, ActiveCount active, SchedulerClock clock, QueueManagerLog log)
{
    /// <summary>A share of the active queue below which a destination is left alone: one fifth.</summary>
    private const int ShareOfActiveQueue = 5;

    /// <summary>Looks at a destination that just got a delivery.</summary>
    public void Check(DestinationQueue destination)
    {
        int length = destination.Waiting.Count + destination.Busy.Count;
        if (length <= settings.ActiveLimit / ShareOfActiveQueue || settings.CongestionWarningTime <= TimeSpan.Zero)
            return;
        long now = clock.Seconds;
        if (now < destination.NextCongestionWarning)
            return;
        destination.NextCongestionWarning = now + (long)settings.CongestionWarningTime.TotalSeconds;
        log.Congestion(destination, length, active.Messages, settings.ActiveLimit);
    }
}
