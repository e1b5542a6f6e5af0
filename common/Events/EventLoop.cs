using Postfix.Posix;

namespace Postfix.Events;

/// <summary>
/// One thread that waits for many descriptors and timers (epoll(7)). Callbacks run one after the other on the thread
/// that runs the loop; they may add, change and remove watches and timers, and what they throw leaves the loop.
/// </summary>
public sealed class EventLoop : IDisposable
{
    private readonly EventPoll _poll = new();

    /// <summary>Makes a loop whose timers follow the given clock.</summary>
    public EventLoop(TimeProvider clock) => Timers = new TimerQueue(clock);

    /// <summary>The loop's timers, for code that needs nothing else of it.</summary>
    public TimerQueue Timers { get; }

    /// <summary>True after <see cref="Stop"/>.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Calls back whenever the descriptor can be read, its end of file included, until <see cref="Forget"/>.</summary>
    public void WatchReadable(FileDescriptor descriptor, Action callback) => _poll.SetReader(descriptor, callback);

    /// <summary>Calls back whenever the descriptor can be written, until <see cref="Forget"/>.</summary>
    public void WatchWritable(FileDescriptor descriptor, Action callback) => _poll.SetWriter(descriptor, callback);

    /// <summary>Ends both watches of a descriptor; to be called before it is closed. Harmless without a watch.</summary>
    public void Forget(FileDescriptor descriptor) => _poll.Remove(descriptor);

    /// <summary>Calls back once, after the delay.</summary>
    public LoopTimer After(TimeSpan delay, Action callback) => Timers.Add(delay, callback);

    /// <summary>Runs until <see cref="Stop"/>.</summary>
    public void Run()
    {
        IsStopping = false;
        while (!IsStopping)
            RunOnce(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets <see cref="Run"/> return after the present callback's round.</summary>
    public void Stop() => IsStopping = true;

    /// <summary>Waits for events, at most until the limit or the next timer, then runs what is due.</summary>
    public void RunOnce(TimeSpan limit)
    {
        TimeSpan untilTimer = Timers.UntilNext();
        bool timerIsNext = limit == Timeout.InfiniteTimeSpan || (untilTimer != Timeout.InfiniteTimeSpan && untilTimer < limit);
        _poll.WaitAndDispatch(timerIsNext ? untilTimer : limit);
        Timers.RunDue();
    }

    /// <inheritdoc/>
    public void Dispose() => _poll.Dispose();
}
