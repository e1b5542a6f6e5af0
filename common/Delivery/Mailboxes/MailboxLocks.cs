using Postfix.Config;
using Postfix.Text;

namespace Postfix.Delivery.Mailboxes;

/// <summary>Ways to keep others out of a mailbox file while mail is appended (<c>mailbox_delivery_lock</c>).</summary>
[Flags]
public enum MailboxLocks
{
    /// <summary>None; not valid in main.cf.</summary>
    None = 0,

    /// <summary>flock(2).</summary>
    Flock = 1,

    /// <summary>fcntl(2) record locks, which work over NFS.</summary>
    Fcntl = 2,

    /// <summary>A file with the mailbox's name and <c>.lock</c>.</summary>
    DotLock = 4,

    /// <summary>A dot lock that cannot be made is not an error: mail to files in directories that the user may not write.</summary>
    DotLockMayFail = 8,
}

/// <summary>Reads main.cf values that name mailbox locks.</summary>
public static class MailboxLockNames
{
    /// <summary>The locks in a list such as <c>fcntl, dotlock</c>.</summary>
    /// <exception cref="ConfigurationException">A name is unknown, or there is none.</exception>
    public static MailboxLocks Parse(string parameter, string value)
    {
        MailboxLocks locks = MailboxLocks.None;
        foreach (string name in Tokens.SplitList(value))
        {
            locks |= ByteText.LowerAscii(name) switch
            {
                "flock" => MailboxLocks.Flock,
                "fcntl" => MailboxLocks.Fcntl,
                "dotlock" => MailboxLocks.DotLock,
                _ => throw new ConfigurationException($"unknown {parameter} value \"{name}\" in \"{value}\""),
            };
        }
        if (locks == MailboxLocks.None)
            throw new ConfigurationException($"parameter {parameter} specifies no applicable mailbox locking method");
        return locks;
    }
}
