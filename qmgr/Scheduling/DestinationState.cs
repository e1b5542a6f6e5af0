namespace Postfix.QueueManager.Scheduling;

/// <summary>Whether deliveries to a destination may start.</summary>
internal enum DestinationState
{
    /// <summary>As its concurrency window allows.</summary>
    Ready,

    /// <summary>Not now, it failed too often; mail for it is deferred.</summary>
    Dead,

    /// <summary>Not now, its rate is limited; mail for it waits.</summary>
    Paused,
}
