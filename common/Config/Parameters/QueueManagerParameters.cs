#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of qmgr(8): scheduling, concurrency, retries.</summary>
public static class QueueManagerParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("qmgr");

    public static readonly Parameter<TimeSpan> BounceQueueLifetime = Group.Time("bounce_queue_lifetime", "5d", max: 8640000);

    public static readonly Parameter<bool> ConfirmDelayCleared = Group.Bool("confirm_delay_cleared", "no");

    public static readonly Parameter<int> DefaultDeliverySlotCost = Group.Number("default_delivery_slot_cost", "5");

    public static readonly Parameter<int> DefaultDeliverySlotDiscount =
        Group.Number("default_delivery_slot_discount", "50", max: 100);

    public static readonly Parameter<int> DefaultDeliverySlotLoan = Group.Number("default_delivery_slot_loan", "3");

    public static readonly Parameter<int> DefaultDestinationConcurrencyFailedCohortLimit =
        Group.Number("default_destination_concurrency_failed_cohort_limit", "1");

    public static readonly Parameter<int> DefaultDestinationConcurrencyLimit =
        Group.Number("default_destination_concurrency_limit", "20");

    public static readonly Parameter<string> DefaultDestinationConcurrencyNegativeFeedback =
        Group.Text("default_destination_concurrency_negative_feedback", "1", minLength: 1);

    public static readonly Parameter<string> DefaultDestinationConcurrencyPositiveFeedback =
        Group.Text("default_destination_concurrency_positive_feedback", "1", minLength: 1);

    public static readonly Parameter<TimeSpan> DefaultDestinationRateDelay = Group.Time("default_destination_rate_delay", "0s");

    public static readonly Parameter<int> DefaultDestinationRecipientLimit =
        Group.Number("default_destination_recipient_limit", "50");

    public static readonly Parameter<int> DefaultExtraRecipientLimit = Group.Number("default_extra_recipient_limit", "1000");

    public static readonly Parameter<string> DefaultFilterNexthop = Group.Text("default_filter_nexthop", "");

    public static readonly Parameter<int> DefaultMinimumDeliverySlots = Group.Number("default_minimum_delivery_slots", "3");

    public static readonly Parameter<int> DefaultRecipientLimit = Group.Number("default_recipient_limit", "20000");

    public static readonly Parameter<TimeSpan> DefaultRecipientRefillDelay =
        Group.Time("default_recipient_refill_delay", "5s", min: 1);

    public static readonly Parameter<int> DefaultRecipientRefillLimit =
        Group.Number("default_recipient_refill_limit", "100", min: 1);

    public static readonly Parameter<TimeSpan> DefaultTransportRateDelay = Group.Time("default_transport_rate_delay", "0s");

    public static readonly Parameter<string> DeferTransports = Group.Text("defer_transports", "");

    public static readonly Parameter<bool> DestinationConcurrencyFeedbackDebug =
        Group.Bool("destination_concurrency_feedback_debug", "no");

    public static readonly Parameter<bool> DisableVerpBounces = Group.Bool("disable_verp_bounces", "no");

    public static readonly Parameter<int> InitialDestinationConcurrency =
        Group.Number("initial_destination_concurrency", "5", min: 1);

    public static readonly Parameter<int> LocalDestinationConcurrencyLimit =
        Group.Number("local_destination_concurrency_limit", "2");

    public static readonly Parameter<int> LocalDestinationRecipientLimit = Group.Number("local_destination_recipient_limit", "1");

    public static readonly Parameter<TimeSpan> MaximalBackoffTime = Group.Time("maximal_backoff_time", "4000s", min: 1);

    public static readonly Parameter<TimeSpan> MaximalQueueLifetime = Group.Time("maximal_queue_lifetime", "5d", max: 8640000);

    public static readonly Parameter<TimeSpan> MinimalBackoffTime = Group.Time("minimal_backoff_time", "300s", min: 1);

    public static readonly Parameter<TimeSpan> ClogWarnTime = Group.Time("qmgr_clog_warn_time", "300s");

    public static readonly Parameter<TimeSpan> DaemonTimeout = Group.Time("qmgr_daemon_timeout", "1000s", min: 1);

    public static readonly Parameter<int> FudgeFactor = Group.Number("qmgr_fudge_factor", "100", min: 10, max: 100);

    public static readonly Parameter<TimeSpan> IpcTimeout = Group.Time("qmgr_ipc_timeout", "60s", min: 1);

    public static readonly Parameter<int> MessageActiveLimit = Group.Number("qmgr_message_active_limit", "20000", min: 1);

    public static readonly Parameter<int> MessageRecipientLimit = Group.Number("qmgr_message_recipient_limit", "20000", min: 1);

    public static readonly Parameter<int> MessageRecipientMinimum = Group.Number("qmgr_message_recipient_minimum", "10", min: 1);

    public static readonly Parameter<TimeSpan> QueueRunDelay = Group.Time("queue_run_delay", "300s", min: 1);

    public static readonly Parameter<TimeSpan> TransportRetryTime = Group.Time("transport_retry_time", "60s", min: 1);
}
