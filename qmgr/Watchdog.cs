using Postfix.Posix;

namespace Postfix.QueueManager;

/// <summary>
/// Ends a queue manager that hangs: nobody else delivers mail meanwhile, and master(8) starts a new one
/// (<c>qmgr_daemon_timeout</c>). An alarm that is always put off does it, since a process that hangs cannot.
/// </summary>
internal sealed class Watchdog(TimeSpan limit, TimeProvider clock)
{
    private const int StepsPerLimit = 4;

    private readonly TimeSpan _step = limit / StepsPerLimit;
    private long _fed;
    private bool _isArmed;

    /// <summary>How long the process may sleep when it has nothing to do.</summary>
    public TimeSpan LongestSleep => _step;

    /// <summary>All is well; to be told in every round of the event loop.</summary>
    public void Feed()
    {
        if (_isArmed && clock.GetElapsedTime(_fed) < _step)
            return;
        Processes.SetAlarm(limit);
        _fed = clock.GetTimestamp();
        _isArmed = true;
    }
}
