namespace Postfix.QueueManager.Scheduling;

/// <summary>How one message is treated while it is active.</summary>
[Flags]
internal enum RunOptions
{
    /// <summary>As usual.</summary>
    None = 0,

    /// <summary>Transports of <c>defer_transports</c> are used.</summary>
    UseDeferredTransports = 1,

    /// <summary>Dead transports and destinations get another chance when this message needs them.</summary>
    ReviveDead = 2,

    /// <summary>The message is returned now, whatever its age.</summary>
    ForceExpire = 4,
}
