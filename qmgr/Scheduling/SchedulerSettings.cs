using Postfix.Config;

namespace Postfix.QueueManager.Scheduling;

/// <summary>What applies to all transports.</summary>
internal sealed record SchedulerSettings
{
    /// <summary>How long a dead destination is left alone (<c>minimal_backoff_time</c>).</summary>
    public TimeSpan DestinationRetryTime { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long a dead transport is left alone (<c>transport_retry_time</c>).</summary>
    public TimeSpan TransportRetryTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Recipients in memory (<c>qmgr_message_recipient_limit</c>).</summary>
    public int RecipientLimit { get; init; } = 20000;

    /// <summary>Messages in the active queue (<c>qmgr_message_active_limit</c>).</summary>
    public int ActiveLimit { get; init; } = 20000;

    /// <summary>Pause between warnings about one destination; zero for none (<c>qmgr_clog_warn_time</c>).</summary>
    public TimeSpan CongestionWarningTime { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Whether every change of a concurrency window is logged (<c>destination_concurrency_feedback_debug</c>).</summary>
    public bool LogsFeedback { get; init; }

    /// <summary>Reads them from main.cf.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="recipientLimit">Recipients in memory.</param>
    /// <param name="activeLimit">Messages in the active queue.</param>
    public static SchedulerSettings From(Settings settings, int recipientLimit, int activeLimit) => new()
    {
        DestinationRetryTime = settings[QueueManagerParameters.MinimalBackoffTime],
        TransportRetryTime = settings[QueueManagerParameters.TransportRetryTime],
        RecipientLimit = recipientLimit,
        ActiveLimit = activeLimit,
        CongestionWarningTime =
            settings[LoggingParameters.HelpfulWarnings] ? settings[QueueManagerParameters.ClogWarnTime] : TimeSpan.Zero,
        LogsFeedback = settings[QueueManagerParameters.DestinationConcurrencyFeedbackDebug],
    };
}
