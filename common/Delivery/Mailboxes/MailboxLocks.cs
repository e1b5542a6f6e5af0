namespace Postfix.Delivery.Mailboxes;

/// <summary>Ways to keep others out of a mailbox file while mail is appended (<c>mailbox_delivery_lock</c>).</summary>
[Flags]
public enum MailboxLocks
{
    /// <summary>None; local(8) wants one.</summary>
    None = 0,

    /// <summary>flock(2).</summary>
    Flock = 1,

    /// <summary>fcntl(2) record locks, which work over NFS.</summary>
    Fcntl = 2,

    /// <summary>A file with the mailbox's name and <c>.lock</c>.</summary>
    DotLock = 4,

    /// <summary>
    /// A dot lock that cannot be made is not an error: mail to files in directories that the user may not write.
    /// </summary>
    DotLockMayFail = 8,
}
