namespace Postfix.Config;

/// <summary>Parameters of scache(8), which keeps idle connections for smtp(8).</summary>
public static class ConnectionCacheParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("connection_cache");

    /// <summary>Limit on one exchange with the connection cache.</summary>
    public static readonly Parameter<TimeSpan> ProtocolTimeout = Group.Time("connection_cache_protocol_timeout", "5s", min: 1);

    /// <summary>How often scache(8) logs its use.</summary>
    public static readonly Parameter<TimeSpan> StatusUpdateTime =
        Group.Time("connection_cache_status_update_time", "600s", min: 1);

    /// <summary>Longest time that any idle connection is kept.</summary>
    public static readonly Parameter<TimeSpan> TtlLimit = Group.Time("connection_cache_ttl_limit", "2s", min: 1);
}
