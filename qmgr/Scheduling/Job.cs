namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// What one message has to deliver over one transport; the unit that the scheduler orders, preempts and gives memory for
/// recipients (SCHEDULER_README, "How the preemptive scheduler works").
/// </summary>
internal sealed class Job(MessageEntry message, Transport transport)
{
    private Link<Job> _ofMessage;
    private Link<Job> _bySchedule;
    private Link<Job> _byAge;
    private Link<Job> _asChild;
    private Dictionary<DestinationQueue, Peer>? _peerIndex;

    /// <summary>Above this many peers an index pays.</summary>
    private const int PeersWithoutIndex = 8;

    /// <summary>The message.</summary>
    public MessageEntry Message { get; } = message;

    /// <summary>The transport.</summary>
    public Transport Transport { get; } = transport;

    /// <summary>Destinations of this job that have deliveries, in the order of their turns.</summary>
    public LinkedItems<Peer, Peer.InJob> Peers { get; } = new();

    /// <summary>The job that this one preempted; null on the bottom of a stack.</summary>
    public Job? PreemptedJob { get; set; }

    /// <summary>Jobs that preempted this one.</summary>
    public LinkedItems<Job, AsChild> PreemptingJobs { get; } = new();

    /// <summary>0 when it preempts nobody; how many jobs are below it in its stack otherwise.</summary>
    public int StackLevel { get; set; }

    /// <summary>Whether the scheduler considers it; a job without deliveries to select is retired until it gets some.</summary>
    public bool IsScheduled { get; set; }

    /// <summary>The round of blocking in which all its destinations were found full; 0 when never.</summary>
    public int BlockedInRound { get; set; }

    /// <summary>Slots used since it preempted another job, less those that were reckoned then.</summary>
    public int SlotsUsed { get; set; }

    /// <summary>Slots earned for being preempted, in multiples of the slot cost; negative after a loan.</summary>
    public int SlotsAvailable { get; set; }

    /// <summary>Deliveries that were read from the queue file so far.</summary>
    public int ReadEntries { get; set; }

    /// <summary>Deliveries that were started or given up so far.</summary>
    public int SelectedEntries { get; set; }

    /// <summary>Recipients in memory.</summary>
    public int RecipientCount { get; set; }

    /// <summary>Recipients that it may have in memory.</summary>
    public int RecipientLimit { get; set; }

    /// <summary>Whether deliveries wait.</summary>
    public bool HasWaiting => SelectedEntries < ReadEntries;

    /// <summary>Deliveries there can be at most: nobody knows yet which unread recipients use this transport.</summary>
    public int MostEntries => ReadEntries + Message.UnreadRecipients;

    /// <summary>Finds or makes the peer for a destination.</summary>
    public Peer PeerFor(DestinationQueue destination)
    {
        if (FindPeer(destination) is { } known)
            return known;
        var peer = new Peer(this, destination);
        Peers.Append(peer);
        if (_peerIndex is null && Peers.Count > PeersWithoutIndex)
            _peerIndex = IndexPeers();
        else
            _peerIndex?.Add(destination, peer);
        return peer;
    }

    /// <summary>Forgets a peer without deliveries.</summary>
    public void RemovePeer(Peer peer)
    {
        Peers.Remove(peer);
        _peerIndex?.Remove(peer.Destination);
    }

    /// <summary>The next peer that may deliver now; its turn is over then. Null when all destinations are full.</summary>
    public Peer? NextReadyPeer()
    {
        for (Peer? peer = Peers.First; peer is not null; peer = LinkedItems<Peer, Peer.InJob>.After(peer))
        {
            if (!peer.IsReady)
                continue;
            Peers.RotateBehind(peer);
            return peer;
        }
        return null;
    }

    private Peer? FindPeer(DestinationQueue destination)
    {
        if (_peerIndex is not null)
            return _peerIndex.GetValueOrDefault(destination);
        Peer? peer = Peers.Last; // recipients arrive sorted by destination, so the newest peer is the likely one
        while (peer is not null && peer.Destination != destination)
            peer = LinkedItems<Peer, Peer.InJob>.Before(peer);
        return peer;
    }

    private Dictionary<DestinationQueue, Peer> IndexPeers()
    {
        var index = new Dictionary<DestinationQueue, Peer>();
        for (Peer? peer = Peers.First; peer is not null; peer = LinkedItems<Peer, Peer.InJob>.After(peer))
            index.Add(peer.Destination, peer);
        return index;
    }

    /// <summary>List of the jobs of a message.</summary>
    public readonly struct OfMessage : ILinkAccess<Job>
    {
        /// <inheritdoc/>
        public static ref Link<Job> LinkOf(Job item) => ref item._ofMessage;
    }

    /// <summary>List of the jobs of a transport in the order in which they are considered.</summary>
    public readonly struct BySchedule : ILinkAccess<Job>
    {
        /// <inheritdoc/>
        public static ref Link<Job> LinkOf(Job item) => ref item._bySchedule;
    }

    /// <summary>List of the jobs of a transport, oldest message first.</summary>
    public readonly struct ByAge : ILinkAccess<Job>
    {
        /// <inheritdoc/>
        public static ref Link<Job> LinkOf(Job item) => ref item._byAge;
    }

    /// <summary>List of the jobs that preempted the same job.</summary>
    public readonly struct AsChild : ILinkAccess<Job>
    {
        /// <inheritdoc/>
        public static ref Link<Job> LinkOf(Job item) => ref item._asChild;
    }
}
