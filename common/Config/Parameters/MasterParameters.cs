namespace Postfix.Config;

/// <summary>Parameters of master(8) and of the life of its children.</summary>
public static class MasterParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("master");

    /// <summary>How long requests in progress may take while a program stops.</summary>
    public static readonly Parameter<TimeSpan> ApplicationEventDrainTime =
        Group.Time("application_event_drain_time", "100s", min: 1);

    /// <summary>How long a daemon may take over one request before it ends itself.</summary>
    public static readonly Parameter<TimeSpan> DaemonTimeout = Group.Time("daemon_timeout", "18000s", min: 1);

    /// <summary>Limit on processes, or clients, of a service that has none in master.cf.</summary>
    public static readonly Parameter<int> DefaultProcessLimit = Group.Number("default_process_limit", "100", min: 1);

    /// <summary>How often starting a process is tried.</summary>
    public static readonly Parameter<int> ForkAttempts = Group.Number("fork_attempts", "5", min: 1);

    /// <summary>Pause between two tries to start a process.</summary>
    public static readonly Parameter<TimeSpan> ForkDelay = Group.Time("fork_delay", "1s", min: 1);

    /// <summary>How long mail that comes in waits when it comes faster than it leaves; 0 disables.</summary>
    public static readonly Parameter<TimeSpan> InFlowDelay = Group.Time("in_flow_delay", "1s", max: 10);

    /// <summary>Services of master.cf that are not started: name/type or type.</summary>
    public static readonly Parameter<string> MasterServiceDisable = Group.Text("master_service_disable", "");

    /// <summary>How long an idle process waits for a client before it ends.</summary>
    public static readonly Parameter<TimeSpan> MaxIdle = Group.Time("max_idle", "100s", min: 1);

    /// <summary>How many clients a process serves before it ends.</summary>
    public static readonly Parameter<int> MaxUse = Group.Number("max_use", "100", min: 1);

    /// <summary>Where lock files of services are, below queue_directory.</summary>
    public static readonly Parameter<string> ProcessIdDirectory = Group.Text("process_id_directory", "pid", minLength: 1);

    /// <summary>Pause before a service that failed is started again.</summary>
    public static readonly Parameter<TimeSpan> ServiceThrottleTime = Group.Time("service_throttle_time", "60s", min: 1);
}
