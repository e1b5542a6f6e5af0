namespace Postfix.Master;

/// <summary>When a service counts as overloaded, and how often that is said.</summary>
internal sealed class StressMonitor(TimeProvider clock)
{
    /// <summary>How long a service counts as overloaded, and the least time between two warnings.</summary>
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(1000);

    private long? _lastPeak;
    private long? _lastWarning;

    /// <summary>The service has used up its process limit in the last 1000 seconds.</summary>
    public bool IsUnderStress => IsRecent(_lastPeak);

    /// <summary>Takes note of a peak; true when the service was not under stress before.</summary>
    public bool Begin()
    {
        bool isNew = !IsUnderStress;
        _lastPeak = clock.GetTimestamp();
        return isNew;
    }

    /// <summary>True when a warning is due; the next one is due much later.</summary>
    public bool ShouldWarn()
    {
        if (IsRecent(_lastWarning))
            return false;
        _lastWarning = clock.GetTimestamp();
        return true;
    }

    private bool IsRecent(long? time) => time is { } start && clock.GetElapsedTime(start) < s_duration;
}
