using Postfix.Logging;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Delivery.Mailboxes;

/// <summary>
/// Opens mailbox files for appending: dot lock first, then the file, then kernel locks (flock before fcntl), with the checks that
/// keep other users from misdirecting mail (contract: files.md, section 2).
/// </summary>
public sealed class MailboxOpener(LockPolicy policy, Log log, TimeProvider clock)
{
    private const int NewFileMode = 0x180; // 0600

    /// <summary>Opens or creates a mailbox with the present rights.</summary>
    /// <param name="path">The file.</param>
    /// <param name="locks">How to lock it.</param>
    /// <param name="newOwner">Who gets a new file; null leaves it to the present user.</param>
    /// <param name="defaultStatus">Status code for errors that are not temporary ones, a full disk or a full mailbox.</param>
    public MailboxOpening Open(string path, MailboxLocks locks, FileOwner? newOwner, string defaultStatus)
    {
        // Without O_NONBLOCK a FIFO that somebody put there would hang the mail system.
        const OpenFlags flags = OpenFlags.WriteOnly | OpenFlags.Append | OpenFlags.NonBlocking;
        if (!TryDotLock(path, locks, defaultStatus, out DotLock? dotLock, out DsnDetail? problem))
            return new MailboxOpening(null, problem);
        FileOpening opening = SafeFile.OpenOrCreate(path, flags, NewFileMode, newOwner);
        FileStatus status = opening.Status;
        problem = opening.IsOpen
            ? LockAndCheck(opening.File, path, locks, defaultStatus, ref status)
            : Problem(opening.Error, opening.Reason, defaultStatus);
        if (opening.IsOpen && problem is null)
            return new MailboxOpening(new MailboxFile(opening.File, status, dotLock), null);
        opening.File?.Dispose();
        dotLock?.Dispose();
        return new MailboxOpening(null, problem);
    }

    private bool TryDotLock(string path, MailboxLocks locks, string defaultStatus, out DotLock? dotLock, out DsnDetail? problem)
    {
        (dotLock, problem) = (null, null);
        // Devices such as /dev/null get no lock file next to them.
        if ((locks & MailboxLocks.DotLock) == 0 || FileSystem.TryStatus(path, out _) is { IsRegular: false })
            return true;
        dotLock = DotLock.Acquire(path, policy, clock, out Errno error);
        if (dotLock is not null)
            return true;
        string reason = DotLock.Explain(path, error);
        if (error != Errno.EEXIST && (locks & MailboxLocks.DotLockMayFail) != 0)
        {
            log.Warning(reason);
            return true;
        }
        problem = Problem(error == Errno.EEXIST ? Errno.EAGAIN : error, reason, defaultStatus);
        return false;
    }

    private DsnDetail? LockAndCheck(
        FileDescriptor file, string path, MailboxLocks locks, string defaultStatus, ref FileStatus status)
    {
        if (!status.IsRegular)
            return null;
        if (!TryLock(file, LockStyle.Flock, locks & MailboxLocks.Flock)
            || !TryLock(file, LockStyle.Fcntl, locks & MailboxLocks.Fcntl))
            return Problem(Errno.EAGAIN, $"unable to lock for exclusive access: {Errno.EAGAIN.Describe()}", defaultStatus);
        // Some POP servers replace the file; whoever waited for the lock then holds a deleted one.
        status = file.Status();
        if (status.Links == 1)
            return null;
        log.Warning($"{path}: file status changed unexpectedly");
        return Problem(Errno.EAGAIN, "target file status changed unexpectedly", defaultStatus);
    }

    private bool TryLock(FileDescriptor file, LockStyle style, MailboxLocks wanted)
    {
        if (wanted == MailboxLocks.None)
            return true;
        LockWait wait = policy.Begin(clock);
        while (!file.TryLock(LockKind.Exclusive, style))
        {
            if (!wait.TryPause())
                return false;
        }
        return true;
    }

    private static DsnDetail Problem(Errno error, string reason, string defaultStatus) =>
        new(MailboxErrors.StatusOf(error, defaultStatus), reason);
}
