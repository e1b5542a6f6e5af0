namespace Postfix.QueueManager.Scheduling;

/// <summary>The transports in use and their destinations.</summary>
internal sealed class TransportTable(Func<string, TransportLimits> limitsOf, SchedulerClock clock, IActiveQueue active)
{
    private readonly Dictionary<string, Transport> _byName = [];
    private readonly List<Transport> _inTurn = [];
    private int _turn;

    /// <summary>All transports that were ever used; only the configuration bounds them, and it is small.</summary>
    public IReadOnlyList<Transport> All => _inTurn;

    /// <summary>Destinations in memory, of all transports.</summary>
    public int DestinationCount { get; private set; }

    /// <summary>Finds or makes a transport.</summary>
    public Transport Named(string name)
    {
        if (_byName.TryGetValue(name, out Transport? transport))
            return transport;
        TransportLimits limits = limitsOf(name).Reconciled();
        transport = new Transport(name, limits, new JobSchedule(limits, clock, active));
        _byName.Add(name, transport);
        _inTurn.Add(transport);
        return transport;
    }

    /// <summary>The next transport, in turn, that has use for one more agent; null when none has.</summary>
    public Transport? NextWantingAgent()
    {
        for (int i = 0; i < _inTurn.Count; i++)
        {
            int at = (_turn + i) % _inTurn.Count;
            if (!_inTurn[at].WantsAgent)
                continue;
            _turn = at + 1;
            return _inTurn[at];
        }
        return null;
    }

    /// <summary>Finds or makes a destination.</summary>
    public DestinationQueue Destination(Transport transport, string name, string nexthop)
    {
        if (transport.FindDestination(name) is { } known)
            return known;
        var destination = new DestinationQueue(transport, name, nexthop);
        transport.Add(destination);
        DestinationCount++;
        return destination;
    }

    /// <summary>Where retry(8) defers mail with this reason; null when that service is in trouble itself.</summary>
    public DestinationQueue? RetryDestination(DeliveryProblem problem)
    {
        Transport retry = Named(ServiceNames.Retry);
        if (retry.IsDead)
            return null;
        string nexthop = problem.AsNexthop();
        DestinationQueue destination = Destination(retry, nexthop, nexthop);
        return destination.State == DestinationState.Dead ? null : destination;
    }

    /// <summary>Forgets a destination that has no deliveries and no state worth remembering.</summary>
    public void ForgetIfIdle(DestinationQueue destination)
    {
        if (!destination.IsIdle)
            return;
        destination.Transport.Remove(destination);
        DestinationCount--;
    }
}
