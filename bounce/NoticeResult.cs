namespace Postfix.BounceServer;

/// <summary>What became of a notification.</summary>
internal enum NoticeResult
{
    /// <summary>It is in the queue.</summary>
    Sent,

    /// <summary>It had no recipient to report on, and was not sent.</summary>
    NothingToSay,

    /// <summary>It could not be sent.</summary>
    Failed,
}
