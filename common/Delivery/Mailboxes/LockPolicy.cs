using Postfix.Config;

namespace Postfix.Delivery.Mailboxes;

/// <summary>How long to try for a lock that somebody else holds.</summary>
/// <param name="Attempts">How often to try (<c>deliver_lock_attempts</c>).</param>
/// <param name="Delay">Time between two attempts (<c>deliver_lock_delay</c>).</param>
/// <param name="StaleAge">Age at which a dot lock belongs to nobody (<c>stale_lock_time</c>).</param>
public sealed record LockPolicy(int Attempts, TimeSpan Delay, TimeSpan StaleAge)
{
    /// <summary>The policy in main.cf.</summary>
    public static LockPolicy From(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new LockPolicy(
            settings[MailParameters.DeliverLockAttempts],
            settings[MailParameters.DeliverLockDelay],
            settings[MailParameters.StaleLockTime]);
    }

    /// <summary>Starts the waiting for one lock.</summary>
    internal LockWait Begin(TimeProvider clock) => new(clock, Delay * (Attempts - 1), Delay);
}
