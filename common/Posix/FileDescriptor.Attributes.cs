using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <content>Attributes of the open file and of the descriptor.</content>
public sealed partial class FileDescriptor
{
    /// <summary>What the file system knows about the open file.</summary>
    public FileStatus Status()
    {
        LastError.ThrowIfNegative(LibC.fstat(this, out StatBuffer status), "stat", Path);
        return new FileStatus(status);
    }

    /// <summary>Sets the permission bits.</summary>
    public void SetMode(int mode) => LastError.ThrowIfNegative(LibC.fchmod(this, (uint)mode), "chmod", Path);

    /// <summary>Gives the file to somebody else; <see cref="uint.MaxValue"/> leaves an id as it is.</summary>
    public void SetOwner(uint uid, uint gid) => LastError.ThrowIfNegative(LibC.fchown(this, uid, gid), "chown", Path);

    /// <summary>Sets the time of the last change and, when given, of the last reading.</summary>
    public void SetTimes(DateTimeOffset modified, DateTimeOffset? accessed = null) =>
        LastError.ThrowIfNegative(LibC.futimens(this, FileTimes.ToNative(modified, accessed)), "set time of", Path);

    /// <summary>Cuts the file or extends it with NULs.</summary>
    public void Truncate(long size) => LastError.ThrowIfNegative(LibC.ftruncate(this, size), "truncate", Path);

    /// <summary>Returns when content and attributes are on stable storage.</summary>
    public void Sync()
    {
        int result;
        do
            result = LibC.fsync(this);
        while (result < 0 && LastError.IsInterrupt);
        LastError.ThrowIfNegative(result, "fsync", Path);
    }

    /// <summary>True when this is a terminal.</summary>
    public bool IsTerminal => LibC.isatty(this) == 1;

    /// <summary>Bytes that can be read at once (FIONREAD).</summary>
    public int Available
    {
        get
        {
            LastError.ThrowIfNegative(LibC.ioctl(this, LibC.FIONREAD, out int count), "ioctl", Path);
            return count;
        }
    }

    /// <summary>Bytes that were sent and have not reached a reader (TIOCOUTQ); of a UNIX-domain socket, those its reader has not read.</summary>
    public int Unread
    {
        get
        {
            LastError.ThrowIfNegative(LibC.ioctl(this, LibC.TIOCOUTQ, out int count), "ioctl", Path);
            return count;
        }
    }

    /// <summary>Says whether calls on the open file (in every process that shares it) wait or return at once.</summary>
    public void SetNonBlocking(bool enabled)
    {
        int flags = LibC.fcntl(this, LibC.F_GETFL, 0);
        LastError.ThrowIfNegative(flags, "fcntl", Path);
        flags = enabled ? flags | LibC.O_NONBLOCK : flags & ~LibC.O_NONBLOCK;
        LastError.ThrowIfNegative(LibC.fcntl(this, LibC.F_SETFL, flags), "fcntl", Path);
    }

    /// <summary>Says whether the descriptor is closed in programs that this process executes.</summary>
    public void SetCloseOnExec(bool enabled) =>
        LastError.ThrowIfNegative(LibC.fcntl(this, LibC.F_SETFD, enabled ? LibC.FD_CLOEXEC : 0), "fcntl", Path);

    /// <summary>A second descriptor of the same open file, with a number not below <paramref name="lowest"/>.</summary>
    public FileDescriptor Duplicate(int lowest = 0)
    {
        var copy = new FileDescriptor(LibC.fcntl(this, LibC.F_DUPFD_CLOEXEC, lowest)) { Path = Path };
        if (copy.IsInvalid)
            LastError.Throw("dup", Path);
        return copy;
    }

    /// <summary>Puts the open file in the place of another number, such as standard output; children inherit that one.</summary>
    public void DuplicateOnto(int number) => LastError.ThrowIfNegative(LibC.dup2(this, number), "dup2", Path);

    /// <summary>Waits until there is something to read, the end of the file included; false after the time limit.</summary>
    public bool WaitReadable(TimeSpan limit) => Readiness.Wait(this, LibC.POLLIN, limit);

    /// <summary>Waits until something can be written; false after the time limit.</summary>
    public bool WaitWritable(TimeSpan limit) => Readiness.Wait(this, LibC.POLLOUT, limit);
}
