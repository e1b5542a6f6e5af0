using Postfix.Services;

namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// Turns recipients into deliveries and says which delivery starts next. Pure bookkeeping: time comes from a clock, files
/// and services are behind <see cref="IActiveQueue"/>.
/// </summary>
internal sealed class Scheduler(
    TransportTable transports, DestinationHealth health, CongestionWarning congestion, SchedulerSettings settings,
    SchedulerClock clock, IActiveQueue active)
{
    /// <summary>Recipients in memory, of all messages.</summary>
    public int RecipientCount { get; private set; }

    /// <summary>Queues recipients that have a destination. They should be sorted by it, as few deliveries come of that.</summary>
    public void Assign(MessageEntry message, ReadOnlySpan<RoutedRecipient> recipients)
    {
        Job? job = null;
        while (!recipients.IsEmpty)
        {
            ReadOnlySpan<RoutedRecipient> together = TakeDestination(ref recipients);
            if (together[0].Destination is not { } destination)
                continue;
            if (job?.Transport != destination.Transport)
                job = PreparedJob(message, destination.Transport);
            AssignTo(job.PeerFor(destination), together);
        }
        for (Job? any = message.Jobs.First; any is not null; any = Next(any))
            any.Transport.Jobs.UnreadChanged(any);
    }

    /// <summary>Returns memory for recipients that a completely read message does not need.</summary>
    public void ReclaimUnused(MessageEntry message)
    {
        for (Job? job = message.Jobs.First; job is not null; job = Next(job))
            job.Transport.Jobs.Recipients.Reclaim(job);
    }

    /// <summary>Selects the delivery that the next agent of a transport gets; null when there is none after all.</summary>
    public DeliveryEntry? Select(Transport transport) => transport.Jobs.Select();

    /// <summary>Takes back a selection whose agent went away before it had the request.</summary>
    public void PutBack(DeliveryEntry entry) => entry.Destination.PutBack(entry);

    /// <summary>A delivery under way has ended, well or not.</summary>
    public void Finish(DeliveryEntry entry)
    {
        DestinationQueue destination = entry.Destination;
        destination.RemoveBusy(entry, clock.Seconds);
        Release(entry, entry.Recipients.Count);
        if (destination.Transport.Limits.DestinationRateDelay is { } pause && pause > TimeSpan.Zero)
            health.Pause(destination, pause);
        Settle(entry);
    }

    /// <summary>The transport is dead: defers all its waiting deliveries.</summary>
    public void DeferWaiting(Transport transport, DeliveryProblem problem)
    {
        foreach (DestinationQueue destination in transport.Destinations.ToArray())
            DeferWaiting(destination, problem);
    }

    /// <summary>The destination is dead: defers all its waiting deliveries.</summary>
    public void DeferWaiting(DestinationQueue destination, DeliveryProblem problem)
    {
        // retry(8) does it in parallel; without it every recipient costs an exchange with defer(8) here and now.
        DestinationQueue? retry = destination.Transport.Name == ServiceNames.Retry ? null : transports.RetryDestination(problem);
        while (destination.Waiting.First is { } entry)
        {
            if (retry is not null)
                Redirect(entry, retry);
            else
                DeferNow(entry, problem);
        }
    }

    /// <summary>Forgets a message without deliveries.</summary>
    public void Forget(MessageEntry message)
    {
        while (message.Jobs.First is { } job)
        {
            job.Transport.Jobs.Free(job);
            message.Jobs.Remove(job);
        }
    }

    private static Job PreparedJob(MessageEntry message, Transport transport)
    {
        Job job = message.JobFor(transport);
        transport.Jobs.Prepare(job);
        return job;
    }

    /// <summary>Takes the recipients at the start that have the same destination.</summary>
    private static ReadOnlySpan<RoutedRecipient> TakeDestination(ref ReadOnlySpan<RoutedRecipient> recipients)
    {
        int count = 1;
        while (count < recipients.Length && recipients[count].Destination == recipients[0].Destination)
            count++;
        ReadOnlySpan<RoutedRecipient> together = recipients[..count];
        recipients = recipients[count..];
        return together;
    }

    private void AssignTo(Peer peer, ReadOnlySpan<RoutedRecipient> recipients)
    {
        peer.Job.RecipientCount += recipients.Length;
        peer.Job.Message.RecipientCount += recipients.Length;
        RecipientCount += recipients.Length;
        int limit = RecipientsPerDelivery(peer);
        while (!recipients.IsEmpty)
        {
            DeliveryEntry entry = EntryWithRoom(peer, limit, recipients.Length);
            int count = Math.Min(limit - entry.Recipients.Count, recipients.Length);
            foreach (RoutedRecipient routed in recipients[..count])
                entry.Recipients.Add(routed.Recipient);
            recipients = recipients[count..];
        }
    }

    private static int RecipientsPerDelivery(Peer peer) =>
        peer.Job.Message.Envelope.WantsSingleRecipients ? 1
        : peer.Destination.Transport.Limits.RecipientsPerDelivery is > 0 and int limit ? limit
        : int.MaxValue;

    private DeliveryEntry EntryWithRoom(Peer peer, int limit, int expected)
    {
        if (peer.Waiting.Last is { } last && last.Recipients.Count < limit)
            return last;
        var added = new DeliveryEntry(peer) { Recipients = new(Math.Min(limit, expected)) };
        Enter(added);
        return added;
    }

    private void Enter(DeliveryEntry entry)
    {
        entry.Destination.Add(entry);
        entry.Peer.Job.ReadEntries++;
        entry.Message.Deliveries++;
        congestion.Check(entry.Destination);
    }

    private void Redirect(DeliveryEntry entry, DestinationQueue retry)
    {
        Job job = PreparedJob(entry.Message, retry.Transport);
        Enter(new DeliveryEntry(job.PeerFor(retry)) { Recipients = entry.Recipients });
        job.RecipientCount += entry.Recipients.Count;
        entry.Peer.Job.RecipientCount -= entry.Recipients.Count;
        entry.Destination.RemoveWaiting(entry);
        Release(entry, recipients: 0);
        Settle(entry);
    }

    private void DeferNow(DeliveryEntry entry, DeliveryProblem problem)
    {
        foreach (DeliverRecipient recipient in entry.Recipients)
            active.Defer(entry.Message, recipient, problem);
        entry.Destination.RemoveWaiting(entry);
        Release(entry, entry.Recipients.Count);
        Settle(entry);
    }

    /// <summary>Returns the memory of an ended delivery: first to transports that lent it, then to jobs that wait for it.</summary>
    private void Release(DeliveryEntry entry, int recipients)
    {
        MessageEntry message = entry.Message;
        Job own = entry.Peer.Job;
        own.RecipientCount -= recipients;
        message.RecipientCount -= recipients;
        RecipientCount -= recipients;
        for (Job? lender = message.Jobs.First; lender is not null; lender = Next(lender))
        {
            bool mayReturn = lender != own && (!lender.IsScheduled || !message.HasUnread);
            if (mayReturn && lender.RecipientCount < lender.RecipientLimit)
                lender.Transport.Jobs.Recipients.Reclaim(lender);
        }
        if (!message.HasUnread)
            own.Transport.Jobs.Recipients.Reclaim(own);
    }

    /// <summary>Forgets what the ended delivery was the last user of.</summary>
    private void Settle(DeliveryEntry entry)
    {
        DestinationQueue destination = entry.Destination;
        if (destination.State != DestinationState.Paused)
            destination.Transport.Jobs.Unblock(destination);
        if (--entry.Peer.Deliveries == 0)
            entry.Peer.Job.RemovePeer(entry.Peer);
        bool tooMany = transports.DestinationCount > 2 * settings.RecipientLimit;
        if (tooMany && destination.State == DestinationState.Dead && destination.HasNoDeliveries)
            health.Revive(destination);
        transports.ForgetIfIdle(destination);
        if (--entry.Message.Deliveries == 0)
            active.AllTried(entry.Message);
    }

    private static Job? Next(Job job) => LinkedItems<Job, Job.OfMessage>.After(job);
}
