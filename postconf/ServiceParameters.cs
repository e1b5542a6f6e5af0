using Postfix.Config;

namespace Postfix.Postconf;

/// <summary>Adds the per-service parameter names of the delivery agents in master.cf, such as <c>relay_destination_rate_delay</c>.</summary>
internal static class ServiceParameters
{
    private const string ClientsPerProcess = "_clients_per_process";

    private static readonly (string Suffix, Parameter Default)[] Transport =
    [
        ("_recipient_limit", QueueManagerParameters.DefaultRecipientLimit),
        ("_extra_recipient_limit", QueueManagerParameters.DefaultExtraRecipientLimit),
        ("_recipient_refill_limit", QueueManagerParameters.DefaultRecipientRefillLimit),
        ("_recipient_refill_delay", QueueManagerParameters.DefaultRecipientRefillDelay),
        ("_delivery_slot_cost", QueueManagerParameters.DefaultDeliverySlotCost),
        ("_delivery_slot_loan", QueueManagerParameters.DefaultDeliverySlotLoan),
        ("_delivery_slot_discount", QueueManagerParameters.DefaultDeliverySlotDiscount),
        ("_minimum_delivery_slots", QueueManagerParameters.DefaultMinimumDeliverySlots),
        ("_initial_destination_concurrency", QueueManagerParameters.InitialDestinationConcurrency),
        ("_destination_concurrency_limit", QueueManagerParameters.DefaultDestinationConcurrencyLimit),
        ("_destination_recipient_limit", QueueManagerParameters.DefaultDestinationRecipientLimit),
        ("_destination_concurrency_positive_feedback", QueueManagerParameters.DefaultDestinationConcurrencyPositiveFeedback),
        ("_destination_concurrency_negative_feedback", QueueManagerParameters.DefaultDestinationConcurrencyNegativeFeedback),
        ("_destination_concurrency_failed_cohort_limit", QueueManagerParameters.DefaultDestinationConcurrencyFailedCohortLimit),
        ("_destination_rate_delay", QueueManagerParameters.DefaultDestinationRateDelay),
        ("_transport_rate_delay", QueueManagerParameters.DefaultTransportRateDelay),
    ];

    private static readonly (string Suffix, Parameter Default)[] Command = [("_time_limit", LocalParameters.CommandTimeLimit)];

    /// <summary>Adds the names of all services.</summary>
    public static void Register(ParameterTable table, IEnumerable<MasterEntry> services)
    {
        foreach (MasterEntry service in services)
        {
            string name = service[MasterField.Service];
            table.AddUnlisted(name + ClientsPerProcess, ExtensionParameters.DefaultClientsPerProcess.Name);
            foreach ((string suffix, Parameter fallback) in SuffixesOf(service[MasterField.Command]))
            {
                table.AddService(name + suffix, fallback.Name);
            }
        }
    }

    private static IEnumerable<(string Suffix, Parameter Default)> SuffixesOf(string command) => command switch
    {
        "local" or "error" or "virtual" or "smtp" or "lmtp" => Transport,
        "pipe" => [.. Command, .. Transport],
        "spawn" => Command,
        _ => [],
    };
}
