namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// Whether agents should keep connections to a destination open for the next delivery. Only worth it when deliveries follow
/// each other without a pause; once on, it stays on until the flow ends, so that no connection waits in vain.
/// </summary>
internal sealed class ConnectionReuse
{
    /// <summary>Request flag: take a cached connection.</summary>
    public const int Load = 2048;

    /// <summary>Request flag: keep the connection.</summary>
    public const int Store = 4096;

    private long _lastFinished = long.MinValue / 2;

    /// <summary>Flags for the next delivery request.</summary>
    public int RequestFlags { get; private set; }

    /// <summary>A delivery starts.</summary>
    /// <param name="busy">Deliveries under way, this one included.</param>
    /// <param name="now">Seconds of the scheduler's clock.</param>
    public void Started(int busy, long now)
    {
        bool backToBack = _lastFinished + 1 >= now;
        if ((RequestFlags & Store) == 0)
            RequestFlags |= backToBack ? Load | Store : 0;
        else if (!backToBack && busy <= 1)
            RequestFlags &= ~Store; // what is cached may still be used
    }

    /// <summary>A delivery ended.</summary>
    public void Finished(long now) => _lastFinished = now;

    /// <summary>The destination is dead: forget its connections.</summary>
    public void Stop() => RequestFlags = 0;
}
