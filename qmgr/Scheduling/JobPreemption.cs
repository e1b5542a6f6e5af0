namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// Lets small messages pass a big one. Every delivery of a job earns a fraction of a slot; for the slots that a job has
/// earned, jobs that need no more deliveries than that are put in front of it, so that it takes longer by a known part at
/// most (SCHEDULER_README, "How the preemptive scheduler works").
/// </summary>
internal sealed class JobPreemption(
    LinkedItems<Job, Job.BySchedule> jobs, RecipientPool recipients, TransportLimits limits, SchedulerClock clock)
{
    private Job? _candidate;
    private Job? _candidateFor;
    private long _candidateAt;

    /// <summary>Forgets the candidate that was found last: the jobs have changed.</summary>
    public void Invalidate() => _candidateFor = null;

    /// <summary>Forgets the candidate when it was found for, or is, a job that goes away.</summary>
    public void Invalidate(Job job)
    {
        if (job == _candidate || job == _candidateFor)
            Invalidate();
    }

    /// <summary>Counts a delivery that was selected.</summary>
    public void CountSlots(Job job)
    {
        job.SlotsAvailable++;
        job.SlotsUsed++;
        // It now fits better into the slots of the job that the candidate was sought for.
        if (job != _candidateFor)
            Invalidate();
    }

    /// <summary>Puts the best candidate in front of <paramref name="current"/> when it has earned that.</summary>
    /// <param name="current">The job whose turn it is.</param>
    /// <param name="roundOfBlocking">Jobs blocked in this round are no candidates.</param>
    /// <returns>The job whose turn it is now.</returns>
    public Job Apply(Job current, int roundOfBlocking)
    {
        if (limits.SlotCost < 2 || current.SlotsAvailable <= 0)
            return current;
        if (current.MostEntries < (long)limits.MinimumSlots * limits.SlotCost)
            return current;
        if (FindCandidate(current, roundOfBlocking) is not { } candidate)
            return current;

        // A loan and a discount only let it happen earlier; the full price is paid in any case.
        int price = candidate.MostEntries - candidate.SelectedEntries;
        double needed = price * (100 - limits.SlotDiscount) / 100.0;
        if (current.SlotsAvailable / limits.SlotCost + limits.SlotLoan < needed)
            return current;
        Push(candidate, current, price);
        return candidate;
    }

    /// <summary>Takes a job off its stack: unused slots go back, jobs that preempted it hang below the one it preempted.</summary>
    public void Pop(Job job)
    {
        Job? parent = job.PreemptedJob;
        if (parent is not null)
        {
            // Slots of a parent that was itself replaced are left alone, or a message could be delayed beyond its share.
            if (job.StackLevel == parent.StackLevel + 1)
                parent.SlotsAvailable -= job.SlotsUsed * limits.SlotCost;
            parent.PreemptingJobs.Remove(job);
        }
        job.PreemptedJob = null;
        Orphan(job, parent);
        job.StackLevel = 0;
        Invalidate();
    }

    /// <summary>Gives the jobs that preempted <paramref name="job"/> another parent, or none.</summary>
    public static void Orphan(Job job, Job? parent)
    {
        while (job.PreemptingJobs.First is { } child)
        {
            job.PreemptingJobs.Remove(child);
            parent?.PreemptingJobs.Append(child);
            child.PreemptedJob = parent;
        }
    }

    private void Push(Job candidate, Job current, int price)
    {
        if (candidate.StackLevel > 0)
            Pop(candidate);
        jobs.Remove(candidate);
        jobs.InsertBefore(current, candidate);
        candidate.PreemptedJob = current;
        current.PreemptingJobs.Append(candidate);
        candidate.StackLevel = current.StackLevel + 1;
        Invalidate();

        // Several jobs may preempt the same one, so the price is taken now and corrected when the candidate is popped.
        current.SlotsAvailable -= price * limits.SlotCost;
        candidate.SlotsUsed = -price;
        recipients.GiveExtra(candidate);
    }

    private Job? FindCandidate(Job current, int roundOfBlocking)
    {
        long now = clock.Seconds;
        // Time changes which candidate is best, not whether there is one.
        if (_candidateFor == current && (_candidateAt == now || _candidate is null))
            return _candidate;
        int mostSlots = (current.ReadEntries - current.SelectedEntries + current.SlotsAvailable) / limits.SlotCost;
        _candidate = mostSlots > 0 ? BestBehind(current, mostSlots, roundOfBlocking, now) : null;
        _candidateFor = current;
        _candidateAt = now;
        return _candidate;
    }

    /// <summary>The job with the best ratio of waiting time to recipients among those that fit into the slots.</summary>
    private static Job? BestBehind(Job current, int mostSlots, int roundOfBlocking, long now)
    {
        // Jobs in front of the current one are blocked, or children of its stack.
        Job? best = null;
        double bestScore = 0;
        for (Job? job = After(current); job is not null; job = After(job))
        {
            if (job.PreemptingJobs.First is not null || job.BlockedInRound == roundOfBlocking)
                continue;
            long delay = now - job.Message.QueuedAt + 1;
            int needed = job.MostEntries - job.SelectedEntries;
            if (needed > 0 && needed <= mostSlots && (double)delay / job.MostEntries > bestScore)
            {
                bestScore = (double)delay / job.MostEntries;
                best = job;
            }
            // Jobs on the bottom are ordered by age: none behind this one can have a better score.
            if (delay <= bestScore && job.StackLevel == 0)
                break;
        }
        return best;
    }

    private static Job? After(Job job) => LinkedItems<Job, Job.BySchedule>.After(job);
}
