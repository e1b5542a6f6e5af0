namespace Postfix.Server;

/// <summary>
/// Counts the clients of a process, and tells master when it is full, when it has room again and, once it is leaving, how many
/// clients are left. Thread-safe.
/// </summary>
internal sealed class ClientLedger
{
    /// <summary>Stands for "no limit".</summary>
    public const int Unlimited = int.MaxValue;

    // Without a change for so long it is time to clear up.
    private static readonly TimeSpan s_calm = TimeSpan.FromSeconds(5);

    private readonly object _lock = new();
    private readonly int _limit;
    private readonly long _useLimit;
    private readonly MasterChannel _master;
    private readonly TimeProvider _time;
    private readonly bool _masterCounts;
    private int _active;
    private long _accepted;
    private long _served;
    private long _lastChange;
    private bool _isBusy;
    private bool _hasRefused;
    private bool _isRestless;
    private volatile bool _isLeaving;

    /// <param name="host">The process's limits, and master.</param>
    /// <param name="limit">Most clients at a time; <see cref="Unlimited"/> for a service that never counts as busy.</param>
    public ClientLedger(ServiceHost host, int limit)
    {
        _limit = limit;
        _useLimit = host.UseLimit;
        _master = host.Master;
        _time = host.Context.Time;
        _masterCounts = host.Context.ClientLimit > 1; // another master would not understand
        _lastChange = _time.GetTimestamp();
    }

    /// <summary>True when no more clients are taken.</summary>
    public bool IsLeaving => _isLeaving;

    /// <summary>Tells a master that allows several clients that we make use of it.</summary>
    public void Begin()
    {
        if (_masterCounts && _limit < Unlimited)
            _master.ReportCapacity(_limit);
    }

    /// <summary>Keeps a place for a client; false when there is none. Ends with <see cref="Release"/>.</summary>
    public bool TryReserve()
    {
        lock (_lock)
        {
            _hasRefused |= _active >= _limit;
            if (_isLeaving || _active >= _limit)
                return false;
            _active++;
            return true;
        }
    }

    /// <summary>A client took the place that was kept for it.</summary>
    public void Confirm()
    {
        lock (_lock)
        {
            NoteChange();
            if (_active >= _limit && !_isBusy)
            {
                _isBusy = true;
                _master.ReportBusy();
            }
            _accepted++;
            LeaveAfterUse();
        }
    }

    /// <summary>Gives back a place. True when somebody was refused it: clients may be waiting that nobody looks after.</summary>
    /// <param name="served">Whether a client had it.</param>
    public bool Release(bool served)
    {
        lock (_lock)
        {
            _active--;
            if (served)
                NoteServed();
            LeaveAfterUse();
            if (_isLeaving)
                ReportClientsLeft();
            else if (_isBusy)
                ReportAvailable();
            bool wasMissed = _hasRefused;
            _hasRefused = false;
            return wasMissed;
        }
    }

    /// <summary>Takes no more clients.</summary>
    public void Leave()
    {
        lock (_lock)
            LeaveLocked();
    }

    /// <summary>
    /// Waits until the process is to leave: it was told to, or it had no client for <paramref name="idleLimit"/>, or
    /// <paramref name="mustLeave"/>, which is asked every <paramref name="checkInterval"/>, says so.
    /// </summary>
    /// <param name="idleLimit">Infinite for no limit.</param>
    /// <param name="checkInterval">Infinite for never.</param>
    /// <param name="mustLeave">Whether there is a reason to leave.</param>
    /// <param name="clearUp">Called some seconds after clients have come or gone, when no more do.</param>
    public void AwaitLeaving(TimeSpan idleLimit, TimeSpan checkInterval, Func<bool> mustLeave, Action clearUp)
    {
        lock (_lock)
        {
            while (!_isLeaving)
            {
                TimeSpan calm = _time.GetElapsedTime(_lastChange);
                if (_isRestless && calm >= s_calm)
                {
                    _isRestless = false;
                    clearUp();
                }
                TimeSpan idle = _active > 0 ? TimeSpan.Zero : calm;
                TimeSpan idleLeft = idleLimit > TimeSpan.Zero ? idleLimit - idle : Timeout.InfiniteTimeSpan;
                TimeSpan calmLeft = _isRestless ? s_calm - calm : Timeout.InfiniteTimeSpan;
                if (idleLimit > TimeSpan.Zero && idle >= idleLimit)
                    LeaveLocked();
                else if (!Monitor.Wait(_lock, Shortest(idleLeft, calmLeft, checkInterval)) && mustLeave())
                    LeaveLocked();
            }
        }
    }

    /// <summary>Waits until the last client is gone, or those that are left are hopeless.</summary>
    /// <param name="checkInterval">How often that is asked.</param>
    /// <param name="isHopeless">Whether so many clients will never go.</param>
    /// <returns>Whether there is no client any more.</returns>
    public bool AwaitEmpty(TimeSpan checkInterval, Func<int, bool> isHopeless)
    {
        lock (_lock)
        {
            while (_active > 0 && !isHopeless(_active))
                Monitor.Wait(_lock, checkInterval);
            return _active == 0;
        }
    }

    private static TimeSpan Shortest(params ReadOnlySpan<TimeSpan> limits)
    {
        TimeSpan shortest = Timeout.InfiniteTimeSpan;
        foreach (TimeSpan limit in limits)
        {
            if (limit >= TimeSpan.Zero && (shortest < TimeSpan.Zero || limit < shortest))
                shortest = limit;
        }
        return shortest;
    }

    // Only the first one wakes up the thread in AwaitLeaving.
    private void NoteChange()
    {
        _lastChange = _time.GetTimestamp();
        if (_isRestless)
            return;
        _isRestless = true;
        Monitor.PulseAll(_lock);
    }

    // The first client's end is reported in any case: it tells master that this program works at all.
    private void NoteServed()
    {
        NoteChange();
        if (_served++ == 0 && !_isLeaving && !_isBusy)
            ReportAvailable();
    }

    private void ReportAvailable()
    {
        _isBusy = false;
        if (!_master.ReportAvailable())
            LeaveLocked(); // there is no master any more
    }

    // Master may start another process for the client that is gone.
    private void ReportClientsLeft()
    {
        if (_masterCounts)
            _master.ReportLeaving(_active);
        if (_active == 0)
            Monitor.PulseAll(_lock);
    }

    // To a master that does not count, we are there for new clients until we end; so we must be while one is left.
    private void LeaveAfterUse()
    {
        if (_accepted >= _useLimit && (_masterCounts || _active == 0))
            LeaveLocked();
    }

    private void LeaveLocked()
    {
        if (_isLeaving)
            return;
        _isLeaving = true;
        if (_masterCounts)
            _master.ReportLeaving(_active);
        Monitor.PulseAll(_lock);
    }
}
