namespace Postfix.Ipc;

/// <summary>Time limits of clients of internal services.</summary>
/// <param name="Timeout">Longest wait for one read or write (ipc_timeout).</param>
/// <param name="Idle">A connection unused for longer is not used again (ipc_idle).</param>
/// <param name="LifeTime">An older connection is not used again (ipc_ttl).</param>
public sealed record ServicePoolLimits(TimeSpan Timeout, TimeSpan Idle, TimeSpan LifeTime)
{
    /// <summary>How often a connection is tried before the caller gives up.</summary>
    public int ConnectAttempts { get; init; } = 10;

    /// <summary>Pause between two such attempts.</summary>
    public TimeSpan ConnectPause { get; init; } = TimeSpan.FromSeconds(10);
}
