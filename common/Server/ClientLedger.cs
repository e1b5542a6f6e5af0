namespace Postfix.Server;

/// <summary>
/// Counts the clients of a process, and tells master when it is full, when it has room again and, once it is leaving, how many
/// clients are left. Thread-safe.
/// </summary>
internal sealed class ClientLedger
{
    /// <summary>Stands for "no limit".</summary>
    public const int Unlimited = int.MaxValue;

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
            _lastChange = _time.GetTimestamp();
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
    public void AwaitLeaving(TimeSpan idleLimit, TimeSpan checkInterval, Func<bool> mustLeave)
    {
        lock (_lock)
        {
            while (!_isLeaving)
            {
                TimeSpan idle = _active > 0 ? TimeSpan.Zero : _time.GetElapsedTime(_lastChange);
                if (idleLimit > TimeSpan.Zero && idle >= idleLimit)
                    LeaveLocked();
                else if (!Monitor.Wait(_lock, Shorter(idleLimit - idle, idleLimit, checkInterval)) && mustLeave())
                    LeaveLocked();
            }
        }
    }

    /// <summary>Waits until the last client is gone.</summary>
    public void AwaitEmpty()
    {
        lock (_lock)
        {
            while (_active > 0)
                Monitor.Wait(_lock);
        }
    }

    private static TimeSpan Shorter(TimeSpan idleLeft, TimeSpan idleLimit, TimeSpan interval)
    {
        if (idleLimit <= TimeSpan.Zero)
            return interval;
        return interval > TimeSpan.Zero && interval < idleLeft ? interval : idleLeft;
    }

    // The first client's end is reported in any case: it tells master that this program works at all.
    private void NoteServed()
    {
        _lastChange = _time.GetTimestamp();
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
