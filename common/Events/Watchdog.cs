using Postfix.Posix;

namespace Postfix.Events;

/// <summary>Kills a process that does not get round its main loop any more: SIGALRM, unless it is put off in time.</summary>
public sealed class Watchdog : IDisposable
{
    private readonly TimeSpan _limit;

    /// <summary>Starts with the given limit, in whole seconds.</summary>
    public Watchdog(TimeSpan limit)
    {
        _limit = limit;
        Signals.Default(Signal.SIGALRM);
        Restart();
    }

    /// <summary>Puts it off for the whole limit.</summary>
    public void Restart() => Processes.SetAlarm(_limit);

    /// <summary>Takes it off.</summary>
    public void Dispose() => Processes.SetAlarm(TimeSpan.Zero);
}
