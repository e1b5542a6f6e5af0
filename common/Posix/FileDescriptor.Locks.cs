using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <content>Locks on the whole file, until <see cref="Unlock"/> or until the last copy of the descriptor is closed.</content>
public sealed partial class FileDescriptor
{
    /// <summary>Takes the lock when it is free; false when somebody else holds it.</summary>
    public bool TryLock(LockKind kind, LockStyle style)
    {
        if (ApplyLock(kind, style, wait: false) >= 0)
            return true;
        if (LastError.Code is Errno.EAGAIN or Errno.EACCES)
            return false;
        LastError.Throw("lock", Path);
        return false;
    }

    /// <summary>Takes the lock, waiting for it without limit.</summary>
    public void Lock(LockKind kind, LockStyle style) =>
        LastError.ThrowIfNegative(ApplyLock(kind, style, wait: true), "lock", Path);

    /// <summary>Gives the lock back.</summary>
    public void Unlock(LockStyle style)
    {
        int result = style == LockStyle.Flock
            ? LibC.flock(this, LibC.LOCK_UN)
            : ApplyRangeLock(LibC.F_OFD_SETLK, LibC.F_UNLCK);
        LastError.ThrowIfNegative(result, "unlock", Path);
    }

    private int ApplyLock(LockKind kind, LockStyle style, bool wait)
    {
        int result;
        do
        {
            result = style == LockStyle.Flock
                ? LibC.flock(this, (kind == LockKind.Shared ? LibC.LOCK_SH : LibC.LOCK_EX) | (wait ? 0 : LibC.LOCK_NB))
                : ApplyRangeLock(
                    wait ? LibC.F_OFD_SETLKW : LibC.F_OFD_SETLK, kind == LockKind.Shared ? LibC.F_RDLCK : LibC.F_WRLCK);
        }
        while (result < 0 && LastError.IsInterrupt);
        return result;
    }

    private int ApplyRangeLock(int command, short type)
    {
        var wholeFile = new FileLock { l_type = type };
        return LibC.fcntl(this, command, ref wholeFile);
    }
}
