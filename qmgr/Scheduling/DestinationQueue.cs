using Postfix.Events;

namespace Postfix.QueueManager.Scheduling;

/// <summary>Deliveries of one transport to one next hop, or to one mailbox where a transport takes single recipients.</summary>
internal sealed class DestinationQueue
{
    private readonly ConcurrencyWindow _window;
    private int _demand;

    /// <param name="transport">The transport.</param>
    /// <param name="name">Next hop in lower case, or <c>localpart@nexthop</c>.</param>
    /// <param name="nexthop">Next hop as the agent is told.</param>
    public DestinationQueue(Transport transport, string name, string nexthop)
    {
        Transport = transport;
        Name = name;
        Nexthop = nexthop;
        _window = new ConcurrencyWindow(transport.Limits);
    }

    /// <summary>The transport.</summary>
    public Transport Transport { get; }

    /// <summary>What makes it different from the transport's other destinations.</summary>
    public string Name { get; }

    /// <summary>The next hop as the agent is told.</summary>
    public string Nexthop { get; }

    /// <summary>Deliveries that wait for an agent.</summary>
    public LinkedItems<DeliveryEntry, DeliveryEntry.InDestination> Waiting { get; } = new();

    /// <summary>Deliveries under way.</summary>
    public LinkedItems<DeliveryEntry, DeliveryEntry.InDestination> Busy { get; } = new();

    /// <summary>Whether deliveries may start.</summary>
    public DestinationState State { get; private set; }

    /// <summary>Why it is dead; null while it is not.</summary>
    public DeliveryProblem? Problem { get; private set; }

    /// <summary>Ends the present state when it lasts long enough.</summary>
    public LoopTimer? StateEnd { get; set; }

    /// <summary>Whether its connections are worth keeping.</summary>
    public ConnectionReuse Reuse { get; } = new();

    /// <summary>The round in which it was found full by jobs that wait for it; 0 when none does.</summary>
    public int BlocksInRound { get; set; }

    /// <summary>When the next warning is due that it takes too much of the active queue; seconds of the scheduler's clock.</summary>
    public long NextCongestionWarning { get; set; }

    /// <summary>Deliveries that may be under way at a time.</summary>
    public int Concurrency => _window.Size;

    /// <summary>Whether one more delivery may start.</summary>
    public bool HasRoom => State == DestinationState.Ready && _window.Size > Busy.Count;

    /// <summary>Whether nothing would be lost by forgetting it.</summary>
    public bool IsIdle => State == DestinationState.Ready && HasNoDeliveries;

    /// <summary>Whether it has no deliveries at all.</summary>
    public bool HasNoDeliveries => Waiting.Count == 0 && Busy.Count == 0;

    /// <summary>Takes a new delivery in.</summary>
    public void Add(DeliveryEntry entry)
    {
        Waiting.Append(entry);
        entry.Peer.Waiting.Append(entry);
        entry.Peer.Deliveries++;
        UpdateDemand();
    }

    /// <summary>A waiting delivery starts.</summary>
    public void Start(DeliveryEntry entry, long now)
    {
        Waiting.Remove(entry);
        entry.Peer.Waiting.Remove(entry);
        entry.Peer.Job.SelectedEntries++;
        Busy.Append(entry);
        Reuse.Started(Busy.Count, now);
        UpdateDemand();
    }

    /// <summary>A delivery that was to start waits again; in its job it stays the first, so that nothing is reordered.</summary>
    public void PutBack(DeliveryEntry entry)
    {
        Busy.Remove(entry);
        Waiting.Append(entry);
        entry.Peer.Waiting.Prepend(entry);
        entry.Peer.Job.SelectedEntries--;
        UpdateDemand();
    }

    /// <summary>A delivery under way has ended.</summary>
    public void RemoveBusy(DeliveryEntry entry, long now)
    {
        Busy.Remove(entry);
        Reuse.Finished(now);
        UpdateDemand();
    }

    /// <summary>A waiting delivery is given up.</summary>
    public void RemoveWaiting(DeliveryEntry entry)
    {
        Waiting.Remove(entry);
        entry.Peer.Waiting.Remove(entry);
        entry.Peer.Job.SelectedEntries++;
        UpdateDemand();
    }

    /// <summary>A delivery had no trouble with this destination.</summary>
    /// <returns>The feedback that changed the window; null when none did.</returns>
    public double? CountSuccess()
    {
        double? feedback = _window.CountSuccess(Busy.Count);
        UpdateDemand();
        return feedback;
    }

    /// <summary>A delivery found this destination in trouble; enough of them make it dead.</summary>
    /// <returns>The feedback that changed the window; 0 when it is dead.</returns>
    public double CountFailure(DeliveryProblem problem)
    {
        (bool dead, double feedback) = _window.CountFailure();
        if (dead)
        {
            State = DestinationState.Dead;
            Problem = problem;
            Reuse.Stop();
        }
        UpdateDemand();
        return feedback;
    }

    /// <summary>It is not dead any more.</summary>
    public void Revive()
    {
        StateEnd?.Cancel();
        State = DestinationState.Ready;
        Problem = null;
        _window.Restart(Busy.Count);
        UpdateDemand();
    }

    /// <summary>Its rate limit forbids deliveries for a while.</summary>
    public void Pause()
    {
        State = DestinationState.Paused;
        UpdateDemand();
    }

    /// <summary>The pause is over.</summary>
    public void Resume()
    {
        State = DestinationState.Ready;
        _window.Narrow();
        UpdateDemand();
    }

    /// <summary>State of the concurrency window for the log.</summary>
    public string DescribeWindow() => _window.ToString();

    /// <summary>Keeps the transport's sum right, which is looked at after every event.</summary>
    private void UpdateDemand()
    {
        int demand = HasRoom ? Math.Min(_window.Size - Busy.Count, Waiting.Count) : 0;
        Transport.Demand += demand - _demand;
        _demand = demand;
    }
}
