using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Delivery.Mailboxes;

/// <summary>
/// The largest file that this process and its commands may write. It protects the system from runaway software; it is no quota,
/// since users can have mail delivered to other files.
/// </summary>
public static class MailboxSizeLimit
{
    /// <summary>Sets the limit; 0 is none, as is less.</summary>
    /// <param name="limit"><c>mailbox_size_limit</c> or the like.</param>
    /// <param name="settings">main.cf.</param>
    /// <exception cref="ConfigurationException">A message could be larger than the limit: its queue file could not be
    /// updated.</exception>
    public static void Apply(Parameter<long> limit, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(limit);
        ArgumentNullException.ThrowIfNull(settings);
        long mailbox = settings[limit];
        long message = settings[MailParameters.MessageSizeLimit];
        if (mailbox <= 0)
            return;
        string other = MailParameters.MessageSizeLimit.Name;
        if (message <= 0)
            throw new ConfigurationException($"configuration error: {limit.Name} is limited but {other} is unlimited");
        if (mailbox < message)
            throw new ConfigurationException($"configuration error: {limit.Name} is smaller than {other}");
        Signals.Ignore(Signal.SIGXFSZ);
        ResourceLimits.SetSoft(Resource.FileSize, mailbox);
    }
}
