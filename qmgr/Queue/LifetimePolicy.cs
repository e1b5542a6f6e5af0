using Postfix.Config;
using Postfix.QueueManager.Messages;

namespace Postfix.QueueManager.Queue;

/// <summary>When a message is given up, and when its sender is warned of a delay.</summary>
/// <param name="Mail">Life time of ordinary mail (<c>maximal_queue_lifetime</c>).</param>
/// <param name="Bounces">Life time of mail from the null sender (<c>bounce_queue_lifetime</c>).</param>
internal sealed record LifetimePolicy(TimeSpan Mail, TimeSpan Bounces)
{
    /// <summary>Files and clock need not agree on the fraction of a second.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(1);

    /// <summary>Reads the policy from main.cf.</summary>
    public static LifetimePolicy From(Settings settings, QueueManagerLog log)
    {
        TimeSpan mail = settings[QueueManagerParameters.MaximalQueueLifetime];
        TimeSpan bounces = settings[QueueManagerParameters.BounceQueueLifetime];
        if (bounces <= mail)
            return new LifetimePolicy(mail, bounces);
        log.Adjusted("bounce_queue_lifetime", "larger", "maximal_queue_lifetime");
        return new LifetimePolicy(mail, mail);
    }

    /// <summary>Whether the time of the message is over.</summary>
    public bool IsExpired(MessageEnvelope envelope, DateTimeOffset now) =>
        now >= envelope.CreateTime + (string.IsNullOrEmpty(envelope.Sender) ? Bounces : Mail);

    /// <summary>Whether the sender is to be warned now.</summary>
    public static bool IsWarningDue(MessageEnvelope envelope, DateTimeOffset now) =>
        envelope.WarningTime is { } due && now >= due - s_tolerance;
}
