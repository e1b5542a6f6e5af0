namespace Postfix.QueueManager.Queue;

/// <summary>How a queue is scanned.</summary>
[Flags]
internal enum ScanOptions
{
    /// <summary>Only files that are due.</summary>
    None = 0,

    /// <summary>A scan is wanted: now, or after the one that is running.</summary>
    Start = 1,

    /// <summary>All files, whatever their time stamps say.</summary>
    IgnoreTimes = 2,

    /// <summary>Dead transports and destinations are forgotten once.</summary>
    ReviveAll = 4,

    /// <summary>Transports of <c>defer_transports</c> are used.</summary>
    UseDeferredTransports = 8,
}
