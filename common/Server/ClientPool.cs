using System.Collections.Concurrent;
using Postfix.Events;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>
/// Serves many clients at a time, each on a thread of its own. The threads without a client all wait for the next one in the
/// kernel, which wakes just one of them: taking a client over needs no hand-off from thread to thread.
/// </summary>
/// <param name="host">The sockets and the limits.</param>
/// <param name="limit">Most clients at a time.</param>
/// <param name="serve">Serves one client; throws nothing.</param>
internal sealed class ClientPool(ServiceHost host, int limit, Action<ClientConnection> serve)
{
    private const long MasterKey = -1;
    private const long SignalKey = -2;

    // Stacks are touched page by page; the size is address space, sized for resolver and database libraries.
    private const int StackSize = 512 * 1024;

    private static readonly TimeSpan s_workerIdle = TimeSpan.FromSeconds(10);

    private readonly ClientLedger _ledger = new(host, limit);
    private readonly Epoll _epoll = new();
    private readonly EventSignal _signal = new();
    private readonly ConcurrentQueue<ClientConnection> _accepted = new();
    private readonly HeapTrimmer _heap = new();
    private readonly SessionWatch _watch = new(host.WatchdogTimeout, host.Context.Time);
    private int _workers;
    private int _waiting;
    private volatile bool _tablesChanged;

    /// <summary>How often tables are looked at while no client arrives, and present clients are left when one has changed:
    /// for services whose clients stay for long and repeat a request that was not answered. Infinite for others.</summary>
    public TimeSpan TableCheckInterval { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Serves until a limit is reached, a table has changed or master wants the process to go.</summary>
    /// <exception cref="FatalException">A session hangs, and no other is left.</exception>
    public void Run()
    {
        for (int index = 0; index < host.Listeners.Count; index++)
            _epoll.AddEdge(host.Listeners[index], index);
        _epoll.AddEdge(_signal.Descriptor, SignalKey);
        if (host.Master.Descriptor is { } master)
            _epoll.AddEdge(master, MasterKey);
        _ledger.Begin();
        StartWorker();
        _ledger.AwaitLeaving(host.IdleLimit, CheckInterval, () => TablesChanged() || _watch.OverdueCount > 0, ClearUp);
        _signal.Set();
        if (!_tablesChanged || TableCheckInterval == Timeout.InfiniteTimeSpan)
            AwaitEmpty();
    }

    private TimeSpan CheckInterval =>
        TableCheckInterval == Timeout.InfiniteTimeSpan || _watch.Interval < TableCheckInterval ? _watch.Interval : TableCheckInterval;

    private void AwaitEmpty()
    {
        if (!_ledger.AwaitEmpty(_watch.Interval, clients => _watch.OverdueCount >= clients))
            throw new FatalException(Watchdog.Message);
    }

    private void ClearUp()
    {
        host.Context.Services.CloseIdle();
        _heap.Trim();
    }

    private bool TablesChanged() => _tablesChanged || (_tablesChanged = host.TablesChanged());

    private void StartWorker()
    {
        Interlocked.Increment(ref _workers);
        new Thread(Work, StackSize) { IsBackground = true }.Start();
    }

    private void Work()
    {
        WorkClock clock = _watch.Add();
        while (TakeAccepted(clock) || Wait())
        {
        }
        _watch.Remove(clock);
        Interlocked.Decrement(ref _workers);
    }

    /// <summary>Serves a client that was accepted; false when there is none.</summary>
    private bool TakeAccepted(WorkClock clock)
    {
        if (!_accepted.TryDequeue(out ClientConnection? client))
            return false;
        if (!_accepted.IsEmpty)
            _signal.Set();
        if (Volatile.Read(ref _waiting) == 0 && Volatile.Read(ref _workers) < limit && !_ledger.IsLeaving)
            StartWorker();
        client.Clock = clock;
        clock.Tick();
        serve(client);
        clock.Rest();
        if (_ledger.Release(served: true))
            AcceptMissed();
        return true;
    }

    /// <summary>Waits for something to do; false when there is nothing to wait for any more.</summary>
    private bool Wait()
    {
        Span<EpollEvent> events = stackalloc EpollEvent[1];
        Interlocked.Increment(ref _waiting);
        int count = _ledger.IsLeaving ? 0 : _epoll.Wait(events, s_workerIdle);
        int othersWaiting = Interlocked.Decrement(ref _waiting);
        if (_ledger.IsLeaving)
        {
            _signal.Set(); // the next one goes, too
            return !_accepted.IsEmpty;
        }
        if (count == 0)
            return othersWaiting == 0;
        if (events[0].Key >= 0)
            AcceptFrom((int)events[0].Key);
        else if (events[0].Key == MasterKey)
            _ledger.Leave();
        return true;
    }

    private void AcceptFrom(int index)
    {
        if (AcceptAll(index))
            AcceptMissed();
    }

    // Whoever finds the process full leaves clients in the backlog, and is not told about them again.
    private void AcceptMissed()
    {
        bool wasMissed = true;
        while (wasMissed)
        {
            wasMissed = false;
            for (int index = 0; index < host.Listeners.Count; index++)
                wasMissed |= AcceptAll(index);
        }
    }

    /// <summary>Accepts until no client is waiting or the process is full. True when somebody else found it full meanwhile.</summary>
    private bool AcceptAll(int index)
    {
        while (!LeavesForTables() && _ledger.TryReserve())
        {
            if (Sockets.Accept(host.Listeners[index]) is not FileDescriptor client)
                return _ledger.Release(served: false);
            _ledger.Confirm();
            _accepted.Enqueue(new ClientConnection(client, client, index));
        }
        return false;
    }

    private bool LeavesForTables()
    {
        if (!TablesChanged())
            return false;
        _ledger.Leave();
        return true;
    }
}
