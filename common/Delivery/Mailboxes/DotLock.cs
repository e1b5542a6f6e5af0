using System.Globalization;
using Postfix.Posix;

namespace Postfix.Delivery.Mailboxes;

/// <summary>
/// A dot lock: the file <c>MAILBOX.lock</c>, made exclusively by whoever may write the mailbox. Dispose gives it up.
/// </summary>
internal sealed class DotLock : IDisposable
{
    private readonly string _path;

    private DotLock(string path) => _path = path;

    /// <summary>Waits for the lock as long as the policy says.</summary>
    /// <returns>The lock, or null with the error that stopped the last attempt.</returns>
    public static DotLock? Acquire(string mailbox, LockPolicy policy, TimeProvider clock, out Errno error)
    {
        string path = mailbox + ".lock";
        LockWait wait = policy.Begin(clock);
        while (true)
        {
            using FileDescriptor? created =
                FileSystem.TryOpen(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive, 0, out error);
            if (created is not null)
                return new DotLock(path);
            if (error != Errno.EEXIST)
                return null;
            if (TryBreakStale(path, policy, clock, ref error))
                continue;
            if (error != Errno.EEXIST || !wait.TryPause())
                return null;
        }
    }

    /// <summary>Why <see cref="Acquire"/> returned nothing.</summary>
    public static string Explain(string mailbox, Errno error) =>
        string.Create(CultureInfo.InvariantCulture, $"unable to create lock file {mailbox}.lock: {ErrnoText.Describe(error)}");

    public void Dispose() => FileSystem.TryUnlink(_path);

    // A crashed process cannot remove its lock. An old lock that cannot be removed is an error of its own.
    private static bool TryBreakStale(string path, LockPolicy policy, TimeProvider clock, ref Errno error)
    {
        if (FileSystem.TryStatus(path, out _) is not FileStatus status || clock.GetUtcNow() <= status.Changed + policy.StaleAge)
            return false;
        try
        {
            return FileSystem.TryUnlink(path);
        }
        catch (PosixException failure)
        {
            error = failure.Errno;
            return false;
        }
    }
}
