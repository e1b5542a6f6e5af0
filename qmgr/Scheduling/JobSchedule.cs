namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// The jobs of one transport and the order in which their deliveries start: oldest message first, smaller messages ahead of
/// bigger ones as <see cref="JobPreemption"/> allows, and past jobs whose destinations are all full.
/// </summary>
internal sealed class JobSchedule
{
    private readonly LinkedItems<Job, Job.BySchedule> _jobs = new();
    private readonly JobPreemption _preemption;
    private readonly IActiveQueue _active;
    private readonly TransportLimits _limits;
    private readonly SchedulerClock _clock;

    /// <summary>Jobs in front of it have nothing to select; null when nothing is known to be selectable.</summary>
    private Job? _current;

    /// <summary>Jobs and destinations marked with this number block; another number lifts all marks at once.</summary>
    private int _roundOfBlocking = 1;

    public JobSchedule(TransportLimits limits, SchedulerClock clock, IActiveQueue active)
    {
        _limits = limits;
        _clock = clock;
        _active = active;
        Recipients = new RecipientPool(limits);
        _preemption = new JobPreemption(_jobs, Recipients, limits, clock);
    }

    /// <summary>The transport's memory for recipients.</summary>
    public RecipientPool Recipients { get; }

    /// <summary>Makes a job ready for more deliveries.</summary>
    public void Prepare(Job job)
    {
        if (!job.IsScheduled)
            Add(job);
        _preemption.Invalidate();
        if (IsBlocked(job))
        {
            job.BlockedInRound = 0;
            _current = _jobs.First; // an unblocked job may now stand in front of the current one
        }
    }

    /// <summary>Selects the delivery that starts next; null when every waiting one must wait on.</summary>
    public DeliveryEntry? Select()
    {
        Job? job = _current is null ? null : _preemption.Apply(_current, _roundOfBlocking);
        while (job is not null)
        {
            Job? next = LinkedItems<Job, Job.BySchedule>.After(job);
            if (!IsBlocked(job))
            {
                if (ReadyPeer(job) is { } peer)
                    return Take(job, peer);
                if (job.HasWaiting)
                    Block(job);
                else
                    Retire(job); // until it gets deliveries or its message is done
            }
            job = next;
        }
        _current = null;
        return null;
    }

    /// <summary>The recipients of a message became fewer: other jobs may be better candidates now.</summary>
    public void UnreadChanged(Job job)
    {
        if (job.HasWaiting && !IsBlocked(job))
            _preemption.Invalidate();
    }

    /// <summary>A destination has room again, or does not count any more: jobs that it blocks are looked at again.</summary>
    public void Unblock(DestinationQueue destination)
    {
        if (destination.BlocksInRound != _roundOfBlocking)
            return;
        if (destination.HasRoom || destination.State == DestinationState.Dead)
            destination.BlocksInRound = 0;
        if (!destination.HasRoom || destination.Waiting.First is null)
            return;
        _roundOfBlocking++;
        _current = _jobs.First;
        _preemption.Invalidate();
    }

    /// <summary>Forgets a job that has no deliveries left.</summary>
    public void Free(Job job)
    {
        LeaveStack(job);
        Recipients.Reclaim(job);
        if (job.IsScheduled)
            Remove(job);
    }

    private bool IsBlocked(Job job) => job.BlockedInRound == _roundOfBlocking;

    private void Add(Job job)
    {
        Job? successor = null;
        bool precedesCurrent = _current is null;
        Job? other = _jobs.Last;
        // Jobs on a stack are out of order and are passed, whatever their age.
        while (other is not null && (other.PreemptedJob is not null || job.Message.QueuedAt < other.Message.QueuedAt))
        {
            precedesCurrent |= other == _current;
            successor = other;
            other = LinkedItems<Job, Job.BySchedule>.Before(other);
        }
        _jobs.InsertBefore(successor, job);
        job.IsScheduled = true;
        if (precedesCurrent)
            _current = job;
        Recipients.Add(job);
    }

    /// <summary>A peer that may deliver, after more recipients were read when that is due.</summary>
    private Peer? ReadyPeer(Job job)
    {
        // One slow destination in memory must not keep the unread recipients from fast ones; reading a few at a time would cost more.
        if (MayRead(job.Message) && IsWorthReading(job.Message))
            _active.ReadMore(job.Message);
        if (job.HasWaiting && job.NextReadyPeer() is { } peer)
            return peer;
        if (!MayRead(job.Message))
            return null;
        _active.ReadMore(job.Message);
        return job.HasWaiting ? job.NextReadyPeer() : null;
    }

    // A message without deliveries is being disposed of, and that is who reads on.
    private static bool MayRead(MessageEntry message) =>
        message.HasUnread && message.Deliveries > 0 && message.RecipientLimit > message.RecipientCount;

    private bool IsWorthReading(MessageEntry message) =>
        message.RecipientLimit - message.RecipientCount >= _limits.RefillLimit
        || _clock.Seconds - message.ReadAt >= (long)_limits.RefillDelay.TotalSeconds;

    private DeliveryEntry Take(Job job, Peer peer)
    {
        DeliveryEntry entry = peer.Waiting.First!;
        entry.Destination.Start(entry, _clock.Seconds);
        _preemption.CountSlots(job);
        _current = job;
        if (!job.HasWaiting && !job.Message.HasUnread)
            Retire(job);
        return entry;
    }

    private void Block(Job job)
    {
        job.BlockedInRound = _roundOfBlocking;
        for (Peer? peer = job.Peers.First; peer is not null; peer = LinkedItems<Peer, Peer.InJob>.After(peer))
        {
            if (peer.Waiting.First is not null)
                peer.Destination.BlocksInRound = _roundOfBlocking;
        }
    }

    private void Retire(Job job)
    {
        LeaveStack(job);
        Recipients.Reclaim(job);
        Remove(job);
    }

    private void LeaveStack(Job job)
    {
        if (job.StackLevel > 0)
            _preemption.Pop(job);
    }

    private void Remove(Job job)
    {
        JobPreemption.Orphan(job, parent: null);
        if (_current == job)
            _current = LinkedItems<Job, Job.BySchedule>.After(job);
        _preemption.Invalidate(job);
        _jobs.Remove(job);
        Recipients.Remove(job);
        job.IsScheduled = false;
    }
}
