using Postfix.Posix;

namespace Postfix.Master;

/// <summary>Remembers what would have been started; a test lets processes speak and end.</summary>
internal sealed class FakeProcesses : IChildProcesses
{
    private readonly Dictionary<int, Action<Child, ExitReport>> _ended = [];
    private readonly Dictionary<int, FileDescriptor> _channels = [];

    public List<ChildStart> Starts { get; } = [];

    public List<Child> Running { get; } = [];

    public List<Child> Terminated { get; } = [];

    public Errno? Failure { get; set; }

    public Child Start(ChildStart start, Action<Child, ExitReport> ended)
    {
        if (Failure is { } error)
            throw new PosixException(error, "start", start.Plan.Program);
        Starts.Add(start);
        var child = new Child(1000 + Starts.Count, (uint)Starts.Count, start.Capacity);
        Running.Add(child);
        _ended.Add(child.Pid, ended);
        _channels.Add(child.Pid, start.StatusChannel.Duplicate());
        return child;
    }

    public void Terminate(Child child) => Terminated.Add(child);

    /// <summary>Ends a process with a status of waitpid(2).</summary>
    public void End(Child child, int rawStatus)
    {
        Running.Remove(child);
        _ended[child.Pid](child, new ExitReport(child.Pid, rawStatus));
    }

    /// <summary>Lets a process report over the channel that it was started with.</summary>
    public void Report(Child child, int availability, uint? generation = null)
    {
        byte[] record = new byte[ChildReport.Size];
        BitConverter.TryWriteBytes(record, child.Pid);
        BitConverter.TryWriteBytes(record.AsSpan(4), generation ?? child.Generation);
        BitConverter.TryWriteBytes(record.AsSpan(8), availability);
        Channel(child).WriteAll(record);
    }

    /// <summary>The channel of a process as the process sees it; it outlives master's copy.</summary>
    public FileDescriptor Channel(Child child) => _channels[child.Pid];
}
