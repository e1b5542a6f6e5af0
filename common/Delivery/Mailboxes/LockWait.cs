namespace Postfix.Delivery.Mailboxes;

/// <summary>
/// The pauses between attempts to get one lock. They begin short, since most locks are held for the few milliseconds that another
/// delivery takes, and grow up to the configured delay. A random share keeps competitors from meeting again.
/// </summary>
internal sealed class LockWait(TimeProvider clock, TimeSpan limit, TimeSpan longestPause)
{
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Waits before the next attempt; false when the time is up.</summary>
    public bool TryPause()
    {
        TimeSpan left = limit - clock.GetElapsedTime(_start);
        if (left <= TimeSpan.Zero)
            return false;
        TimeSpan pause = _pause * (0.75 + Random.Shared.NextDouble() / 2);
        Thread.Sleep(pause < left ? pause : left);
        _pause = _pause * 2 < longestPause ? _pause * 2 : longestPause;
        return true;
    }
}
