using Postfix.Services;

namespace Postfix.SmtpClient.Deliveries;

/// <summary>Where deliveries go, for all deliveries of this process.</summary>
internal sealed record RouteRules
{
    public required ClientProtocol Protocol { get; init; }

    public required string MyHostname { get; init; }

    /// <summary>smtp_fallback_relay: destinations to try after those of the request.</summary>
    public IReadOnlyList<string> FallbackRelays { get; init; } = [];

    /// <summary>The fallback parameter's name, for warnings.</summary>
    public required string FallbackName { get; init; }

    /// <summary>relayhost: trouble with it is taken for a mistake in the configuration, and mail waits.</summary>
    public string Relayhost { get; init; } = "";

    /// <summary>
    /// best_mx_transport: takes mail for domains whose best mail exchanger is this system; empty returns it to sender.
    /// </summary>
    public string BestExchangerTransport { get; init; } = "";

    /// <summary>smtp_mx_address_limit: most addresses to try for a destination; 0 for all.</summary>
    public int AddressLimit { get; init; }

    /// <summary>smtp_mx_session_limit: most servers that are asked to take mail for a destination; 0 for no limit.</summary>
    public int SessionLimit { get; init; }

    /// <summary>minimal_backoff_time: age of a message after its first attempt.</summary>
    public TimeSpan FallbackAge { get; init; }

    /// <summary>Destinations whose connections are always kept (smtp_connection_cache_destinations).</summary>
    public required Func<string, bool> AlwaysCaches { get; init; }

    /// <summary>The queue manager may ask for connections to be kept (smtp_connection_cache_on_demand).</summary>
    public bool CachesOnDemand { get; init; }

    /// <summary>What to do with connections of a delivery to this domain, host or path.</summary>
    public CachePolicy CachingFor(string destination, DeliverRequestFlags flags)
    {
        if (AlwaysCaches(destination))
            return CachePolicy.Both;
        if (!CachesOnDemand)
            return CachePolicy.None;
        return (flags.HasFlag(DeliverRequestFlags.ConnectionLoad) ? CachePolicy.Load : CachePolicy.None)
            | (flags.HasFlag(DeliverRequestFlags.ConnectionStore) ? CachePolicy.Store : CachePolicy.None);
    }
}
