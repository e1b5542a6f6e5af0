using System.Globalization;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand;

/// <summary>The running master(8) of a queue directory, which holds the lock on pid/master.pid.</summary>
internal sealed class MasterProcess(string queueDirectory)
{
    private readonly string _pidFile = queueDirectory + "/pid/master.pid";

    /// <summary>True while a master holds its lock.</summary>
    public bool IsRunning()
    {
        using FileDescriptor? file = FileSystem.TryOpen(_pidFile, OpenFlags.ReadWrite, 0, out _);
        return file != null && !file.TryLock(LockKind.Exclusive, LockStyle.Flock);
    }

    /// <summary>Its process id.</summary>
    /// <exception cref="FormatException">The file does not hold one.</exception>
    public int Id => int.Parse(ByteText.Trim(ByteText.FromBytes(FileSystem.ReadAll(_pidFile))), CultureInfo.InvariantCulture);

    /// <summary>Sends a signal to master alone.</summary>
    public void Signal(Signal signal) => Processes.Kill(Id, signal);

    /// <summary>Sends a signal to master and all its children.</summary>
    public void SignalGroup(Signal signal) => Processes.KillGroup(Id, signal);
}
