namespace Postfix.Config;

/// <summary>Parameters of qmgr(8): scheduling, concurrency, retries.</summary>
public static class QueueManagerParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("qmgr");

    /// <summary>As maximal_queue_lifetime, for mail with an empty sender.</summary>
    public static readonly Parameter<TimeSpan> BounceQueueLifetime = Group.Time("bounce_queue_lifetime", "5d", max: 8640000);

    /// <summary>Whether a sender who was warned about a delay is told when it is over.</summary>
    public static readonly Parameter<bool> ConfirmDelayCleared = Group.Bool("confirm_delay_cleared", "no");

    /// <summary>How many recipients must be delivered for one chance to overtake; 0 disables overtaking.</summary>
    public static readonly Parameter<int> DefaultDeliverySlotCost = Group.Number("default_delivery_slot_cost", "5");

    /// <summary>By how many percent the slots that a message needs to overtake are reduced.</summary>
    public static readonly Parameter<int> DefaultDeliverySlotDiscount =
        Group.Number("default_delivery_slot_discount", "50", max: 100);

    /// <summary>By how many slots that number is reduced further.</summary>
    public static readonly Parameter<int> DefaultDeliverySlotLoan = Group.Number("default_delivery_slot_loan", "3");

    /// <summary>After how many rounds of failed sessions a destination counts as dead; 0 disables.</summary>
    public static readonly Parameter<int> DefaultDestinationConcurrencyFailedCohortLimit =
        Group.Number("default_destination_concurrency_failed_cohort_limit", "1");

    /// <summary>Most deliveries to one destination at a time.</summary>
    public static readonly Parameter<int> DefaultDestinationConcurrencyLimit =
        Group.Number("default_destination_concurrency_limit", "20");

    /// <summary>By how much a failed delivery lowers a destination's concurrency.</summary>
    public static readonly Parameter<string> DefaultDestinationConcurrencyNegativeFeedback =
        Group.Text("default_destination_concurrency_negative_feedback", "1", minLength: 1);

    /// <summary>By how much a successful delivery raises a destination's concurrency.</summary>
    public static readonly Parameter<string> DefaultDestinationConcurrencyPositiveFeedback =
        Group.Text("default_destination_concurrency_positive_feedback", "1", minLength: 1);

    /// <summary>Pause between deliveries to one destination; with it, one at a time.</summary>
    public static readonly Parameter<TimeSpan> DefaultDestinationRateDelay = Group.Time("default_destination_rate_delay", "0s");

    /// <summary>Most recipients in one delivery.</summary>
    public static readonly Parameter<int> DefaultDestinationRecipientLimit =
        Group.Number("default_destination_recipient_limit", "50");

    /// <summary>Recipients in memory that overtaking messages may have beyond the limit.</summary>
    public static readonly Parameter<int> DefaultExtraRecipientLimit = Group.Number("default_extra_recipient_limit", "1000");

    /// <summary>Next hop of a content filter that names none; empty takes the recipient's domain.</summary>
    public static readonly Parameter<string> DefaultFilterNexthop = Group.Text("default_filter_nexthop", "");

    /// <summary>Fewest slots that a message needs for others to overtake it.</summary>
    public static readonly Parameter<int> DefaultMinimumDeliverySlots = Group.Number("default_minimum_delivery_slots", "3");

    /// <summary>Most recipients in memory per transport.</summary>
    public static readonly Parameter<int> DefaultRecipientLimit = Group.Number("default_recipient_limit", "20000");

    /// <summary>Pause after which further recipients of a message are read.</summary>
    public static readonly Parameter<TimeSpan> DefaultRecipientRefillDelay =
        Group.Time("default_recipient_refill_delay", "5s", min: 1);

    /// <summary>How many recipients must be free before further ones are read.</summary>
    public static readonly Parameter<int> DefaultRecipientRefillLimit =
        Group.Number("default_recipient_refill_limit", "100", min: 1);

    /// <summary>Pause between deliveries by one transport; with it, one at a time.</summary>
    public static readonly Parameter<TimeSpan> DefaultTransportRateDelay = Group.Time("default_transport_rate_delay", "0s");

    /// <summary>Transports whose mail waits until somebody flushes the queue.</summary>
    public static readonly Parameter<string> DeferTransports = Group.Text("defer_transports", "");

    /// <summary>Whether changes of a destination's concurrency are logged.</summary>
    public static readonly Parameter<bool> DestinationConcurrencyFeedbackDebug =
        Group.Bool("destination_concurrency_feedback_debug", "no");

    /// <summary>Whether one notification for all recipients is sent even to VERP senders.</summary>
    public static readonly Parameter<bool> DisableVerpBounces = Group.Bool("disable_verp_bounces", "no");

    /// <summary>Deliveries at a time to a destination that nothing is known about.</summary>
    public static readonly Parameter<int> InitialDestinationConcurrency =
        Group.Number("initial_destination_concurrency", "5", min: 1);

    /// <summary>Most deliveries to one local recipient at a time.</summary>
    public static readonly Parameter<int> LocalDestinationConcurrencyLimit =
        Group.Number("local_destination_concurrency_limit", "2");

    /// <summary>Most recipients in one delivery by local(8).</summary>
    public static readonly Parameter<int> LocalDestinationRecipientLimit = Group.Number("local_destination_recipient_limit", "1");

    /// <summary>Longest pause between two attempts to deliver a message.</summary>
    public static readonly Parameter<TimeSpan> MaximalBackoffTime = Group.Time("maximal_backoff_time", "4000s", min: 1);

    /// <summary>Age at which undelivered mail is returned; 0 returns it after one attempt.</summary>
    public static readonly Parameter<TimeSpan> MaximalQueueLifetime = Group.Time("maximal_queue_lifetime", "5d", max: 8640000);

    /// <summary>Shortest pause between two attempts, and before a dead destination is tried again.</summary>
    public static readonly Parameter<TimeSpan> MinimalBackoffTime = Group.Time("minimal_backoff_time", "300s", min: 1);

    /// <summary>Least time between warnings that one destination fills the active queue; 0 disables.</summary>
    public static readonly Parameter<TimeSpan> ClogWarnTime = Group.Time("qmgr_clog_warn_time", "300s");

    /// <summary>How long the queue manager may take over one request before it ends itself.</summary>
    public static readonly Parameter<TimeSpan> DaemonTimeout = Group.Time("qmgr_daemon_timeout", "1000s", min: 1);

    /// <summary>Percentage of delivery resources that one large message may use in the old queue manager.</summary>
    public static readonly Parameter<int> FudgeFactor = Group.Number("qmgr_fudge_factor", "100", min: 10, max: 100);

    /// <summary>Limit on one exchange of the queue manager with another program.</summary>
    public static readonly Parameter<TimeSpan> IpcTimeout = Group.Time("qmgr_ipc_timeout", "60s", min: 1);

    /// <summary>Most messages in the active queue; bounds the queue manager's memory.</summary>
    public static readonly Parameter<int> MessageActiveLimit = Group.Number("qmgr_message_active_limit", "20000", min: 1);

    /// <summary>Most recipients in memory, and most destinations remembered as dead.</summary>
    public static readonly Parameter<int> MessageRecipientLimit = Group.Number("qmgr_message_recipient_limit", "20000", min: 1);

    /// <summary>Recipients in memory that every message may have.</summary>
    public static readonly Parameter<int> MessageRecipientMinimum = Group.Number("qmgr_message_recipient_minimum", "10", min: 1);

    /// <summary>Pause between two scans of the deferred queue.</summary>
    public static readonly Parameter<TimeSpan> QueueRunDelay = Group.Time("queue_run_delay", "300s", min: 1);

    /// <summary>Pause before a transport that does not work is tried again.</summary>
    public static readonly Parameter<TimeSpan> TransportRetryTime = Group.Time("transport_retry_time", "60s", min: 1);
}
