using Postfix.Events;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Master;

/// <summary>The processes that master has started (contract: master-child.md, sections 2 and 3).</summary>
/// <param name="loop">Tells when a process has ended.</param>
/// <param name="flow">The pipe by which the queue manager slows down the flow of new mail.</param>
internal sealed class ChildProcesses(EventLoop loop, (FileDescriptor Reader, FileDescriptor Writer) flow) : IChildProcesses
{
    private const int FlowReader = 3;
    private const int FlowWriter = 4;
    private const int StatusDescriptor = 5;
    private const int FirstListener = 6;

    private readonly Dictionary<int, Entry> _running = [];
    private uint _generation;

    /// <summary>Variables that every process gets, as "NAME=value".</summary>
    public IReadOnlyList<string> Environment { get; set; } = [];

    public Child Start(ChildStart start, Action<Child, ExitReport> ended)
    {
        uint generation = ++_generation;
        IReadOnlyList<string> arguments = start.Plan.ArgumentsFor(start.IsUnderStress, start.Listeners.Count);
        int pid = Spawn.Start(new SpawnRequest(start.Plan.Program, arguments)
        {
            Environment = [.. Environment, .. OwnVariables(generation, start.Capacity)],
            Descriptors = Descriptors(start),
            Group = start.Plan.HasOwnSession ? ProcessGroup.NewSession : ProcessGroup.Inherited,
        });
        var child = new Child(pid, generation, start.Capacity);
        FileDescriptor watch = Processes.Watch(pid);
        loop.WatchReadable(watch, Reap);
        _running.Add(pid, new Entry(child, watch, ended));
        return child;
    }

    public void Terminate(Child child) => Processes.Kill(child.Pid, Signal.SIGTERM);

    /// <summary>Asks all processes to end at once.</summary>
    public void TerminateAll()
    {
        foreach (int pid in _running.Keys)
            Processes.Kill(pid, Signal.SIGTERM);
    }

    /// <summary>Takes leave of all processes that have ended, also of those that process 1 inherited.</summary>
    public void Reap()
    {
        while (Processes.TryWaitAny() is { } report)
        {
            if (!_running.Remove(report.Pid, out Entry? entry))
                continue;
            loop.Forget(entry.Watch);
            entry.Watch.Dispose();
            entry.Ended(entry.Child, report);
        }
    }

    private static IEnumerable<string> OwnVariables(uint generation, int capacity)
    {
        yield return $"GENERATION={Convert.ToString(generation, 8)}";
        if (capacity > 1)
            yield return $"{DaemonHost.ClientsVariable}={capacity}";
    }

    private (FileDescriptor Source, int Target)[] Descriptors(ChildStart start) =>
    [
        (flow.Reader, FlowReader),
        (flow.Writer, FlowWriter),
        (start.StatusChannel, StatusDescriptor),
        .. start.Listeners.Select((listener, index) => (listener, FirstListener + index)),
    ];

    private sealed record Entry(Child Child, FileDescriptor Watch, Action<Child, ExitReport> Ended);
}
