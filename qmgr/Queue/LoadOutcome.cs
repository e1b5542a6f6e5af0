namespace Postfix.QueueManager.Queue;

/// <summary>How the loading of a message ended.</summary>
internal enum LoadOutcome
{
    /// <summary>It is in the scheduler, or has nothing to deliver.</summary>
    Loaded,

    /// <summary>An agent of an earlier queue manager still has it.</summary>
    Locked,

    /// <summary>Its file cannot be used.</summary>
    Corrupt,
}
