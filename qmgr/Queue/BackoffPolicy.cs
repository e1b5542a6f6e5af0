using Postfix.Config;

namespace Postfix.QueueManager.Queue;

/// <summary>
/// When a deferred message is tried again: after as long a time as it has waited already, within limits, so that attempts
/// become rarer and the messages of one outage spread out.
/// </summary>
/// <param name="Minimum">Shortest pause (<c>minimal_backoff_time</c>).</param>
/// <param name="Maximum">Longest pause (<c>maximal_backoff_time</c>).</param>
internal sealed record BackoffPolicy(TimeSpan Minimum, TimeSpan Maximum)
{
    /// <summary>Reads the policy from main.cf.</summary>
    public static BackoffPolicy From(Settings settings) =>
        new(settings[QueueManagerParameters.MinimalBackoffTime], settings[QueueManagerParameters.MaximalBackoffTime]);

    /// <summary>The pause before the next attempt.</summary>
    /// <param name="age">Time since the queue file was made.</param>
    public TimeSpan DelayFor(TimeSpan age)
    {
        TimeSpan delay = age < Maximum ? age : Maximum;
        return delay > Minimum ? delay : Minimum;
    }
}
