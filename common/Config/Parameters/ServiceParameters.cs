namespace Postfix.Config;

/// <summary>Names of the internal services and how their clients talk to them.</summary>
public static class ServiceParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("service");

    /// <summary>Name of the service that records undeliverable recipients.</summary>
    public static readonly Parameter<string> BounceServiceName = Group.Text("bounce_service_name", "bounce", minLength: 1);

    /// <summary>Name of the service that puts mail into the queue.</summary>
    public static readonly Parameter<string> CleanupServiceName = Group.Text("cleanup_service_name", "cleanup", minLength: 1);

    /// <summary>Name of the service that keeps idle connections.</summary>
    public static readonly Parameter<string> ConnectionCacheServiceName =
        Group.Text("connection_cache_service_name", "scache", minLength: 1);

    /// <summary>Name of the service that records deferred recipients.</summary>
    public static readonly Parameter<string> DeferServiceName = Group.Text("defer_service_name", "defer", minLength: 1);

    /// <summary>Name of the transport that returns mail.</summary>
    public static readonly Parameter<string> ErrorServiceName = Group.Text("error_service_name", "error", minLength: 1);

    /// <summary>Name of the fast flush service.</summary>
    public static readonly Parameter<string> FlushServiceName = Group.Text("flush_service_name", "flush", minLength: 1);

    /// <summary>How long an idle connection to an internal service is kept.</summary>
    public static readonly Parameter<TimeSpan> IpcIdle = Group.Time("ipc_idle", "5s", min: 1);

    /// <summary>Limit on one exchange with an internal service.</summary>
    public static readonly Parameter<TimeSpan> IpcTimeout = Group.Time("ipc_timeout", "3600s", min: 1);

    /// <summary>How long a connection to an internal service is used at most.</summary>
    public static readonly Parameter<TimeSpan> IpcTtl = Group.Time("ipc_ttl", "1000s", min: 1);

    /// <summary>Name of the service that takes submissions from maildrop.</summary>
    public static readonly Parameter<string> PickupServiceName = Group.Text("pickup_service_name", "pickup", minLength: 1);

    /// <summary>Name of the queue manager's service.</summary>
    public static readonly Parameter<string> QueueServiceName = Group.Text("queue_service_name", "qmgr", minLength: 1);

    /// <summary>Name of the service that rewrites and resolves addresses.</summary>
    public static readonly Parameter<string> RewriteServiceName = Group.Text("rewrite_service_name", "rewrite", minLength: 1);

    /// <summary>Name of the service that lists the queue.</summary>
    public static readonly Parameter<string> ShowqServiceName = Group.Text("showq_service_name", "showq", minLength: 1);

    /// <summary>Name of the service to which postscreen(8) hands clients.</summary>
    public static readonly Parameter<string> SmtpdServiceName = Group.Text("smtpd_service_name", "smtpd", minLength: 1);

    /// <summary>Name of the service that records deliveries for reports.</summary>
    public static readonly Parameter<string> TraceServiceName = Group.Text("trace_service_name", "trace", minLength: 1);

    /// <summary>Limit on waking up a service.</summary>
    public static readonly Parameter<TimeSpan> TriggerTimeout = Group.Time("trigger_timeout", "10s", min: 1);
}
