using System.Text;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>A locked file with the id of the process that holds it; held until the process ends.</summary>
internal sealed class ProcessLock : IDisposable
{
    private const int FileMode = 0x180; // 0600
    private const int Columns = 32;

    private readonly FileDescriptor _file;

    private ProcessLock(FileDescriptor file) => _file = file;

    /// <summary>Takes the lock and writes our process id.</summary>
    /// <exception cref="FatalException">Somebody else holds it, or the file cannot be had.</exception>
    public static ProcessLock Acquire(string path)
    {
        const OpenFlags flags = OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.NoFollow;
        FileDescriptor file = FileSystem.TryOpen(path, flags, FileMode, out Errno error)
            ?? throw new FatalException($"open lock file {path}: unable to create or open file: {error.Describe()}");
        if (!file.TryLock(LockKind.Exclusive, LockStyle.Flock))
        {
            throw new FatalException(
                $"open lock file {path}: unable to set exclusive lock: {Errno.EAGAIN.Describe()}");
        }
        byte[] content = Encoding.Latin1.GetBytes($"{Processes.Id,Columns}\n");
        file.WriteAt(content, 0);
        file.Truncate(content.Length);
        return new ProcessLock(file);
    }

    /// <summary>True when a process holds the lock.</summary>
    public static bool IsHeld(string path)
    {
        using FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadWrite, 0, out Errno error);
        if (file is null)
            return error != Errno.ENOENT;
        return !file.TryLock(LockKind.Exclusive, LockStyle.Flock);
    }

    public void Dispose() => _file.Dispose();
}
