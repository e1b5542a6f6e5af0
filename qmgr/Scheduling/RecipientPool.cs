namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// Shares a transport's memory for recipients among its jobs. A slot is room for one recipient; the oldest job with unread
/// recipients gets all that is free, and passes on what it does not need.
/// </summary>
internal sealed class RecipientPool(TransportLimits limits)
{
    private readonly LinkedItems<Job, Job.ByAge> _jobs = new();
    private Job? _nextUnread;

    /// <summary>Slots that no job has; negative when preempting jobs drew on the extra slots.</summary>
    public int Unused { get; private set; } = limits.RecipientsInMemory;

    /// <summary>Takes a job in by the age of its message and gives it what is free.</summary>
    public void Add(Job job)
    {
        Job? successor = null;
        bool precedesUnread = _nextUnread is null;
        for (Job? other = _jobs.Last; other is not null && job.Message.QueuedAt < other.Message.QueuedAt; other = Before(other))
        {
            precedesUnread |= other == _nextUnread;
            successor = other;
        }
        _jobs.InsertBefore(successor, job);
        if (precedesUnread)
            BecomeNextUnread(job);
        Give(job, Math.Max(Unused, 0));
    }

    /// <summary>Forgets a job; its slots were returned before.</summary>
    public void Remove(Job job) => _jobs.Remove(job);

    /// <summary>Takes the slots that a job does not use and gives them to the next job with unread recipients.</summary>
    public void Reclaim(Job job)
    {
        if (job == _nextUnread)
            _nextUnread = NextUnreadAfter(job);
        MessageEntry message = job.Message;
        int unused = Math.Min(job.RecipientLimit - job.RecipientCount, message.RecipientLimit - message.RecipientCount);
        if (unused <= 0)
            return;
        Give(job, -unused);
        if (_nextUnread is { } next && Unused > 0)
            Give(next, Unused);
    }

    /// <summary>Lets a job that just preempted another one have half of what the extra slots still hold.</summary>
    public void GiveExtra(Job job)
    {
        if (job.Message.HasUnread)
            Give(job, (limits.ExtraRecipients + Unused + 1) / 2);
    }

    private void BecomeNextUnread(Job job)
    {
        Job? former = _nextUnread;
        _nextUnread = job;
        if (former is not null)
            Reclaim(former);
    }

    private void Give(Job job, int slots)
    {
        job.RecipientLimit += slots;
        job.Message.RecipientLimit += slots;
        Unused -= slots;
    }

    private static Job? Before(Job job) => LinkedItems<Job, Job.ByAge>.Before(job);

    private static Job? NextUnreadAfter(Job job)
    {
        Job? next = LinkedItems<Job, Job.ByAge>.After(job);
        while (next is not null && !next.Message.HasUnread)
            next = LinkedItems<Job, Job.ByAge>.After(next);
        return next;
    }
}
