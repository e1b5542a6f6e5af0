using System.Diagnostics.CodeAnalysis;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>This process, its children, and signals to others.</summary>
public static class Processes
{
    /// <summary>This process.</summary>
    public static int Id => LibC.getpid();

    /// <summary>
    /// This thread among all threads of the system, in the number space of processes: the first thread of a process has the
    /// number of the process. A system call; keep the result.
    /// </summary>
    public static int ThreadId => LibC.gettid();

    /// <summary>The process that started this one.</summary>
    public static int ParentId => LibC.getppid();

    /// <summary>The process group of this process.</summary>
    public static int GroupId => LibC.getpgrp();

    /// <summary>Takes the report of any child that ended; null when none did. Never waits.</summary>
    public static ExitReport? TryWaitAny() => Collect(-1, LibC.WNOHANG);

    /// <summary>Takes the report of one child; null when it still runs. Never waits.</summary>
    public static ExitReport? TryWait(int pid) => Collect(pid, LibC.WNOHANG);

    /// <summary>Waits until any child ends; null when there is no child.</summary>
    public static ExitReport? WaitAny() => Collect(-1, 0);

    /// <summary>Waits until the child ends.</summary>
    public static ExitReport Wait(int pid) => Collect(pid, 0) ?? throw new PosixException(Errno.ECHILD, "wait for", $"{pid}");

    /// <summary>Sends a signal; false when the process does not exist.</summary>
    public static bool Kill(int pid, Signal signal) =>
        FileSystem.Expect(Errno.ESRCH, LibC.kill(pid, (int)signal), "kill", $"{pid}");

    /// <summary>Sends a signal to a process group; false when no process is in it.</summary>
    public static bool KillGroup(int group, Signal signal) =>
        FileSystem.Expect(Errno.ESRCH, LibC.kill(-group, (int)signal), "kill group", $"{group}");

    /// <summary>Becomes the leader of a new session and process group; false when it leads a group already.</summary>
    public static bool StartSession() => FileSystem.Expect(Errno.EPERM, LibC.setsid(), "setsid", "");

    /// <summary>SIGALRM to this process after some whole seconds, zero for none. A process has one alarm.</summary>
    public static void SetAlarm(TimeSpan delay) => LibC.alarm((uint)Math.Ceiling(delay.TotalSeconds));

    /// <summary>A descriptor that becomes readable when the child has ended, which an event loop can watch.</summary>
    public static FileDescriptor Watch(int pid)
    {
        long fd = LibC.syscall(LibC.SYS_pidfd_open, pid, 0);
        LastError.ThrowIfNegative(fd, "pidfd_open", $"{pid}");
        return new FileDescriptor((int)fd) { Path = $"process {pid}" };
    }

    /// <summary>Replaces the program of this process; returns only the reason why that failed.</summary>
    public static unsafe Errno Exec(string path, IReadOnlyList<string> arguments, IReadOnlyList<string>? environment = null)
    {
        using var argumentArray = new NativeStringArray(arguments);
        using var environmentArray = new NativeStringArray(environment ?? Environ.All());
        LibC.execve(path, argumentArray.Pointer, environmentArray.Pointer);
        return LastError.Code;
    }

    /// <summary>Ends the process at once, without any clean-up in it.</summary>
    [DoesNotReturn]
    public static void ExitNow(int status)
    {
        LibC._exit(status);
        throw new InvalidOperationException("still alive");
    }

    private static ExitReport? Collect(int pid, int options)
    {
        int result, status;
        do
            result = LibC.waitpid(pid, out status, options);
        while (result < 0 && LastError.IsInterrupt);
        if (result < 0 && LastError.Code != Errno.ECHILD)
            LastError.Throw("wait");
        return result > 0 ? new ExitReport(result, status) : null;
    }
}
