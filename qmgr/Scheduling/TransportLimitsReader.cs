using Postfix.Config;

namespace Postfix.QueueManager.Scheduling;

/// <summary>Reads the limits of a transport from main.cf: <c>smtp_destination_concurrency_limit</c> or, without it, <c>default_…</c>.</summary>
internal sealed class TransportLimitsReader(Settings settings, QueueManagerLog log)
{
    /// <summary>The limits of the transport with this name.</summary>
    public TransportLimits Read(string name) => new()
    {
        DestinationConcurrency = settings.Get(
            QueueManagerParameters.DefaultDestinationConcurrencyLimit, name, "_destination_concurrency_limit"),
        InitialDestinationConcurrency = settings.Get(
            QueueManagerParameters.InitialDestinationConcurrency, name, "_initial_destination_concurrency"),
        RecipientsPerDelivery = settings.Get(
            QueueManagerParameters.DefaultDestinationRecipientLimit, name, "_destination_recipient_limit"),
        PositiveFeedback = Feedback(
            QueueManagerParameters.DefaultDestinationConcurrencyPositiveFeedback, name, "_destination_concurrency_positive_feedback"),
        NegativeFeedback = Feedback(
            QueueManagerParameters.DefaultDestinationConcurrencyNegativeFeedback, name, "_destination_concurrency_negative_feedback"),
        FailedCohortLimit = settings.Get(
            QueueManagerParameters.DefaultDestinationConcurrencyFailedCohortLimit, name, "_destination_concurrency_failed_cohort_limit"),
        TransportRateDelay = settings.Get(QueueManagerParameters.DefaultTransportRateDelay, name, "_transport_rate_delay"),
        DestinationRateDelay = settings.Get(QueueManagerParameters.DefaultDestinationRateDelay, name, "_destination_rate_delay"),
        SlotCost = settings.Get(QueueManagerParameters.DefaultDeliverySlotCost, name, "_delivery_slot_cost"),
        SlotLoan = settings.Get(QueueManagerParameters.DefaultDeliverySlotLoan, name, "_delivery_slot_loan"),
        SlotDiscount = settings.Get(QueueManagerParameters.DefaultDeliverySlotDiscount, name, "_delivery_slot_discount"),
        MinimumSlots = settings.Get(QueueManagerParameters.DefaultMinimumDeliverySlots, name, "_minimum_delivery_slots"),
        RecipientsInMemory = settings.Get(QueueManagerParameters.DefaultRecipientLimit, name, "_recipient_limit"),
        ExtraRecipients = settings.Get(QueueManagerParameters.DefaultExtraRecipientLimit, name, "_extra_recipient_limit"),
        RefillLimit = settings.Get(QueueManagerParameters.DefaultRecipientRefillLimit, name, "_recipient_refill_limit"),
        RefillDelay = settings.Get(QueueManagerParameters.DefaultRecipientRefillDelay, name, "_recipient_refill_delay"),
    };

    private ConcurrencyFeedback Feedback(Parameter<string> fallback, string name, string suffix)
    {
        string value = settings.Get(fallback, name, suffix);
        if (ConcurrencyFeedback.TryParse(value) is { } feedback)
            return feedback;
        log.BadFeedback(value == settings[fallback] ? fallback.Name : name + suffix, value);
        return ConcurrencyFeedback.One;
    }
}
