namespace Postfix.QueueManager.Scheduling;

/// <summary>The limits of one transport, as main.cf gives them for it or for all (qmgr(8), SCHEDULER_README).</summary>
internal sealed record TransportLimits
{
    /// <summary>Deliveries at a time to one destination; 0 = no limit.</summary>
    public int DestinationConcurrency { get; init; } = 20;

    /// <summary>Deliveries at a time to a destination that was not used before.</summary>
    public int InitialDestinationConcurrency { get; init; } = 5;

    /// <summary>Recipients in one delivery; 0 = no limit. With 1 every recipient is a destination of its own.</summary>
    public int RecipientsPerDelivery { get; init; } = 50;

    /// <summary>What a good delivery adds to a destination's concurrency.</summary>
    public ConcurrencyFeedback PositiveFeedback { get; init; } = ConcurrencyFeedback.One;

    /// <summary>What a bad delivery takes from a destination's concurrency.</summary>
    public ConcurrencyFeedback NegativeFeedback { get; init; } = ConcurrencyFeedback.One;

    /// <summary>Cohorts of deliveries that fail before a destination counts as dead; 0 = never.</summary>
    public int FailedCohortLimit { get; init; } = 1;

    /// <summary>Pause after every delivery of this transport.</summary>
    public TimeSpan TransportRateDelay { get; init; }

    /// <summary>Pause after every delivery to one destination.</summary>
    public TimeSpan DestinationRateDelay { get; init; }

    /// <summary>Selected deliveries that earn the right to be preempted by one delivery; 0 and 1 disable preemption.</summary>
    public int SlotCost { get; init; } = 5;

    /// <summary>Slots that may be missing when a preemption happens.</summary>
    public int SlotLoan { get; init; } = 3;

    /// <summary>Percentage of the slots that may be missing when a preemption happens.</summary>
    public int SlotDiscount { get; init; } = 50;

    /// <summary>Slots that a message must be able to earn at all before it is preempted.</summary>
    public int MinimumSlots { get; init; } = 3;

    /// <summary>Recipients in memory for this transport.</summary>
    public int RecipientsInMemory { get; init; } = 20000;

    /// <summary>Recipients in memory on top of that for messages that preempt others.</summary>
    public int ExtraRecipients { get; init; } = 1000;

    /// <summary>Recipients that are worth another reading of the queue file.</summary>
    public int RefillLimit { get; init; } = 100;

    /// <summary>Time after which fewer are worth it too.</summary>
    public TimeSpan RefillDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same limits without contradictions: a rate-limited destination takes one delivery at a time, and no
    /// destination starts above its limit.</summary>
    public TransportLimits Reconciled()
    {
        int most = DestinationRateDelay > TimeSpan.Zero ? 1 : DestinationConcurrency;
        int initial = most == 0 ? InitialDestinationConcurrency : Math.Min(most, InitialDestinationConcurrency);
        return this with { DestinationConcurrency = most, InitialDestinationConcurrency = initial };
    }
}
