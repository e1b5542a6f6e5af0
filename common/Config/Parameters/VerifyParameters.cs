namespace Postfix.Config;

/// <summary>Parameters of verify(8), the address verification service.</summary>
public static class VerifyParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("verify");

    /// <summary>Pause between two cleanups of the cache; 0 disables.</summary>
    public static readonly Parameter<TimeSpan> CacheCleanupInterval = Group.Time("address_verify_cache_cleanup_interval", "12h");

    /// <summary>As default_transport, for probes.</summary>
    public static readonly Parameter<string> DefaultTransport =
        Group.Text("address_verify_default_transport", "$default_transport", minLength: 1);

    /// <summary>As local_transport, for probes.</summary>
    public static readonly Parameter<string> LocalTransport =
        Group.Text("address_verify_local_transport", "$local_transport", minLength: 1);

    /// <summary>Table that results are kept in; empty keeps them in memory.</summary>
    public static readonly Parameter<string> Map = Group.Text("address_verify_map", "$default_cache_db_type:$data_directory/verify_cache");

    /// <summary>Whether failed probes are remembered.</summary>
    public static readonly Parameter<bool> NegativeCache = Group.Bool("address_verify_negative_cache", "yes");

    /// <summary>Age at which a failed probe is forgotten.</summary>
    public static readonly Parameter<TimeSpan> NegativeExpireTime =
        Group.Time("address_verify_negative_expire_time", "3d", min: 1);

    /// <summary>Age at which a failed probe is repeated.</summary>
    public static readonly Parameter<TimeSpan> NegativeRefreshTime =
        Group.Time("address_verify_negative_refresh_time", "3h", min: 1);

    /// <summary>Most probes in the active queue; further ones fail for now.</summary>
    public static readonly Parameter<int> PendingRequestLimit =
        Group.Number("address_verify_pending_request_limit", "5000", min: 1);

    /// <summary>How often the result of a running probe is asked for.</summary>
    public static readonly Parameter<int> PollCount = Group.Number("address_verify_poll_count", "${stress?{1}:{3}}", min: 1);

    /// <summary>Pause between two such questions.</summary>
    public static readonly Parameter<TimeSpan> PollDelay = Group.Time("address_verify_poll_delay", "3s", min: 1);

    /// <summary>Age at which a successful probe is forgotten.</summary>
    public static readonly Parameter<TimeSpan> PositiveExpireTime =
        Group.Time("address_verify_positive_expire_time", "31d", min: 1);

    /// <summary>Age at which a successful probe is repeated.</summary>
    public static readonly Parameter<TimeSpan> PositiveRefreshTime =
        Group.Time("address_verify_positive_refresh_time", "7d", min: 1);

    /// <summary>As relay_transport, for probes.</summary>
    public static readonly Parameter<string> RelayTransport =
        Group.Text("address_verify_relay_transport", "$relay_transport", minLength: 1);

    /// <summary>As relayhost, for probes.</summary>
    public static readonly Parameter<string> Relayhost = Group.Text("address_verify_relayhost", "$relayhost");

    /// <summary>Sender of probes.</summary>
    public static readonly Parameter<string> Sender = Group.Text("address_verify_sender", "$double_bounce_sender");

    /// <summary>As sender_dependent_default_transport_maps, for probes.</summary>
    public static readonly Parameter<string> SenderDependentDefaultTransportMaps =
        Group.Text("address_verify_sender_dependent_default_transport_maps", "$sender_dependent_default_transport_maps");

    /// <summary>As sender_dependent_relayhost_maps, for probes.</summary>
    public static readonly Parameter<string> SenderDependentRelayhostMaps =
        Group.Text("address_verify_sender_dependent_relayhost_maps", "$sender_dependent_relayhost_maps");

    /// <summary>How often the local part of the sender of probes changes; 0 is never.</summary>
    public static readonly Parameter<TimeSpan> SenderTtl = Group.Time("address_verify_sender_ttl", "0s");

    /// <summary>Name of the service of verify(8).</summary>
    public static readonly Parameter<string> ServiceName = Group.Text("address_verify_service_name", "verify", minLength: 1);

    /// <summary>As transport_maps, for probes.</summary>
    public static readonly Parameter<string> TransportMaps = Group.Text("address_verify_transport_maps", "$transport_maps");

    /// <summary>As virtual_transport, for probes.</summary>
    public static readonly Parameter<string> VirtualTransport =
        Group.Text("address_verify_virtual_transport", "$virtual_transport", minLength: 1);
}
