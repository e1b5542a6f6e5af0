namespace Postfix.Server;

/// <summary>
/// Runs clients: the only one of a classic server on the caller's thread, otherwise each on a thread of its own that serves
/// further clients afterwards. Tells master when the process is full and when it has room again.
/// </summary>
internal sealed class ClientWorkers(int limit, MasterChannel master, Action<ClientConnection> serve)
{
    /// <summary>Stands for "no limit".</summary>
    public const int Unlimited = int.MaxValue;

    // Stacks are touched page by page; the size is address space, sized for resolver and database libraries.
    private const int StackSize = 512 * 1024;

    private static readonly TimeSpan s_workerIdle = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private readonly Queue<ClientConnection> _assigned = new();
    private int _idleWorkers;
    private int _active;
    private long _served;
    private bool _masterGone;
    private bool _isLeaving;

    private bool ServesMany => limit is > 1 and < Unlimited;

    /// <summary>Clients that were accepted so far.</summary>
    public long Accepted { get; private set; }

    /// <summary>Clients being served.</summary>
    public int Active
    {
        get
        {
            lock (_lock)
                return _active;
        }
    }

    /// <summary>True when the end of a client could not be reported: there is no master any more.</summary>
    public bool MasterGone
    {
        get
        {
            lock (_lock)
                return _masterGone;
        }
    }

    /// <summary>Tells a master that allows several clients that we make use of it.</summary>
    public void Begin()
    {
        if (ServesMany)
            master.ReportCapacity(limit);
    }

    /// <summary>Tells master that we take no more clients, then waits until none is left.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _isLeaving = true;
            if (limit > 1)
                master.ReportLeaving(_active);
            while (_active > 0)
                Monitor.Wait(_lock);
        }
    }

    /// <summary>Serves a client: here and now for a limit of 1, else on a worker.</summary>
    public void Start(ClientConnection client)
    {
        Accepted++;
        lock (_lock)
        {
            if (++_active >= limit)
                master.ReportBusy();
            if (limit > 1)
                Assign(client);
        }
        if (limit == 1)
            ServeOne(client);
    }

    /// <summary>Waits while the process is full.</summary>
    public void WaitForRoom()
    {
        lock (_lock)
        {
            while (_active >= limit)
                Monitor.Wait(_lock);
        }
    }

    private void Assign(ClientConnection client)
    {
        _assigned.Enqueue(client);
        if (_assigned.Count <= _idleWorkers)
            Monitor.PulseAll(_lock);
        else
            new Thread(Work, StackSize) { IsBackground = true }.Start();
    }

    private void Work()
    {
        while (TakeAssigned() is ClientConnection client)
            ServeOne(client);
    }

    private ClientConnection? TakeAssigned()
    {
        lock (_lock)
        {
            _idleWorkers++;
            bool signalled = true;
            while (_assigned.Count == 0 && signalled)
                signalled = Monitor.Wait(_lock, s_workerIdle);
            _idleWorkers--;
            _assigned.TryDequeue(out ClientConnection? client);
            return client;
        }
    }

    private void ServeOne(ClientConnection client)
    {
        try
        {
            serve(client);
        }
        finally
        {
            Finish();
        }
    }

    private void Finish()
    {
        lock (_lock)
        {
            bool wasFull = _active-- >= limit;
            // The first client's end is reported too: it tells master that this program works at all.
            if (_isLeaving)
                ReportClientsLeft();
            else if ((wasFull || _served == 0) && !master.ReportAvailable())
                _masterGone = true;
            _served++;
            Monitor.PulseAll(_lock);
        }
    }

    // Master may start another process for the client that is gone.
    private void ReportClientsLeft()
    {
        if (ServesMany)
            master.ReportLeaving(_active);
    }
}
