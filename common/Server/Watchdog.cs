using Postfix.Events;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>
/// Ends a process whose one thread does not get on any more (<c>daemon_timeout</c>): master(8) then starts another one. A second thread
/// does it, since the one that hangs cannot.
/// </summary>
public sealed class Watchdog : IDisposable
{
    /// <summary>What it says in the log before it ends the process.</summary>
    public const string Message = "watchdog timeout";

    private const int StepsPerLimit = 4;
    private const int StackSize = 128 * 1024;

    // The log may be what hangs.
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _limit;
    private readonly Action _bite;
    private readonly ManualResetEventSlim _ended = new();

    /// <summary>Watches a thread of this process.</summary>
    /// <param name="limit">Longest time without a sign of life.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told before the process ends.</param>
    public Watchdog(TimeSpan limit, TimeProvider time, Log log)
        : this(limit, time, () => EndProcess(log))
    {
    }

    internal Watchdog(TimeSpan limit, TimeProvider time, Action bite)
    {
        _limit = limit;
        _bite = bite;
        Clock = new WorkClock(time);
        new Thread(Watch, StackSize) { IsBackground = true }.Start();
    }

    /// <summary>Where the thread gives its signs of life.</summary>
    public WorkClock Clock { get; }

    /// <summary>Longest wait of an event loop that gives a sign in every round.</summary>
    public TimeSpan LongestSleep => StepOf(_limit);

    /// <summary>How often it is enough to look after a thread that has this limit.</summary>
    public static TimeSpan StepOf(TimeSpan limit) => limit < TimeSpan.FromDays(StepsPerLimit) ? limit / StepsPerLimit : TimeSpan.FromDays(1);

    /// <summary>Watches no more.</summary>
    public void Dispose() => _ended.Set();

    private void Watch()
    {
        while (!_ended.Wait(LongestSleep))
        {
            if (Clock.Busy < _limit)
                continue;
            _bite();
            return;
        }
    }

    private static void EndProcess(Log log)
    {
        Signals.Default(Signal.SIGALRM);
        Processes.SetAlarm(s_farewell);
        log.Fatal(Message);
        Processes.ExitNow(1);
    }
}
