namespace Postfix.Anvil;

/// <summary>
/// Counters of all clients. A client without connection is forgotten when a whole time unit has passed since its last one.
/// Thread-safe.
/// </summary>
/// <param name="timeUnit">The time over which rates are counted.</param>
/// <param name="time">The clock.</param>
internal sealed class ClientTable(TimeSpan timeUnit, TimeProvider time)
{
    private static readonly ClientEvent[] s_events = Enum.GetValues<ClientEvent>();

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ClientCounters> _clients = [];
    private readonly Queue<(string Client, long Since)> _leaving = new();
    private readonly Peak[] _peakRates = [.. s_events.Select(_ => Peak.None)];
    private Peak _peakConnections = Peak.None;
    private Peak _peakTableSize = Peak.None;

    /// <summary>The time over which rates are counted.</summary>
    public TimeSpan TimeUnit => timeUnit;

    /// <summary>Number of clients known.</summary>
    public int Size
    {
        get
        {
            lock (_lock)
                return _clients.Count;
        }
    }

    /// <summary>Counts a connection.</summary>
    public Usage Connect(string client)
    {
        lock (_lock)
        {
            ForgetOld();
            ClientCounters counters = FindOrAdd(client);
            counters.Connections++;
            Raise(ref _peakConnections, counters.Connections, client);
            CountEvent(counters, ClientEvent.Connection, client);
            return Snapshot(counters);
        }
    }

    /// <summary>Counts the end of a connection.</summary>
    public void Disconnect(string client)
    {
        lock (_lock)
        {
            if (!_clients.TryGetValue(client, out ClientCounters? counters) || counters.Connections == 0 || --counters.Connections > 0)
                return;
            counters.LeftAt = time.GetTimestamp();
            _leaving.Enqueue((client, counters.LeftAt));
        }
    }

    /// <summary>Counts an event and returns its rate.</summary>
    public int Count(ClientEvent what, string client)
    {
        lock (_lock)
            return CountEvent(FindOrAdd(client), what, client);
    }

    /// <summary>What a client has used up; nothing for one that is not known.</summary>
    public Usage Find(string client)
    {
        lock (_lock)
        {
            if (!_clients.TryGetValue(client, out ClientCounters? counters))
                return new(0, new int[s_events.Length]);
            RenewWindow(counters);
            return Snapshot(counters);
        }
    }

    /// <summary>The peaks since the last call.</summary>
    public Peaks TakePeaks()
    {
        lock (_lock)
        {
            Peaks peaks = new(_peakConnections, [.. _peakRates], _peakTableSize);
            _peakConnections = _peakTableSize = Peak.None;
            Array.Fill(_peakRates, Peak.None);
            return peaks;
        }
    }

    private static Usage Snapshot(ClientCounters counters) => new(counters.Connections, [.. s_events.Select(counters.Rate)]);

    private int CountEvent(ClientCounters counters, ClientEvent what, string client)
    {
        RenewWindow(counters);
        int rate = counters.Count(what);
        Raise(ref _peakRates[(int)what], rate, client);
        return rate;
    }

    private void RenewWindow(ClientCounters counters)
    {
        if (time.GetElapsedTime(counters.WindowStart) > timeUnit)
            counters.StartWindow(time.GetTimestamp());
    }

    // A client whose connect we did not see is possible: we may have been restarted in between.
    private ClientCounters FindOrAdd(string client)
    {
        if (_clients.TryGetValue(client, out ClientCounters? known))
            return known;
        ClientCounters counters = new();
        counters.StartWindow(time.GetTimestamp());
        _clients.Add(client, counters);
        Raise(ref _peakTableSize, _clients.Count, "");
        return counters;
    }

    private void ForgetOld()
    {
        while (_leaving.TryPeek(out (string Client, long Since) oldest) && time.GetElapsedTime(oldest.Since) > timeUnit)
        {
            _leaving.Dequeue();
            if (_clients.TryGetValue(oldest.Client, out ClientCounters? counters) && counters.Connections == 0 && counters.LeftAt == oldest.Since)
                _clients.Remove(oldest.Client);
        }
    }

    private void Raise(ref Peak peak, int value, string client)
    {
        if (value > peak.Value)
            peak = new(value, client, time.GetLocalNow());
    }
}
