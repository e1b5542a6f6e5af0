using Postfix.Config;
using Postfix.Text;

namespace Postfix.Delivery.Mailboxes;

/// <summary>Reads main.cf values that name mailbox locks.</summary>
public static class MailboxLockNames
{
    /// <summary>The locks in a list such as <c>fcntl, dotlock</c>, which may be empty.</summary>
    /// <exception cref="ConfigurationException">A name is unknown.</exception>
    public static MailboxLocks Parse(string parameter, string value)
    {
        MailboxLocks locks = MailboxLocks.None;
        foreach (string name in Tokens.SplitList(value))
        {
            locks |= name switch
            {
                "flock" => MailboxLocks.Flock,
                "fcntl" => MailboxLocks.Fcntl,
                "dotlock" => MailboxLocks.DotLock,
                _ => throw new ConfigurationException($"unknown {parameter} value \"{name}\" in \"{value}\""),
            };
        }
        return locks;
    }
}
