#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of master(8) and of the life of its children.</summary>
public static class MasterParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("master");

    public static readonly Parameter<TimeSpan> ApplicationEventDrainTime =
        Group.Time("application_event_drain_time", "100s", min: 1);

    public static readonly Parameter<TimeSpan> DaemonTimeout = Group.Time("daemon_timeout", "18000s", min: 1);

    public static readonly Parameter<int> DefaultProcessLimit = Group.Number("default_process_limit", "100", min: 1);

    public static readonly Parameter<int> ForkAttempts = Group.Number("fork_attempts", "5", min: 1);

    public static readonly Parameter<TimeSpan> ForkDelay = Group.Time("fork_delay", "1s", min: 1);

    public static readonly Parameter<TimeSpan> InFlowDelay = Group.Time("in_flow_delay", "1s", max: 10);

    public static readonly Parameter<string> MasterServiceDisable = Group.Text("master_service_disable", "");

    public static readonly Parameter<TimeSpan> MaxIdle = Group.Time("max_idle", "100s", min: 1);

    public static readonly Parameter<int> MaxUse = Group.Number("max_use", "100", min: 1);

    public static readonly Parameter<string> ProcessIdDirectory = Group.Text("process_id_directory", "pid", minLength: 1);

    public static readonly Parameter<TimeSpan> ServiceThrottleTime = Group.Time("service_throttle_time", "60s", min: 1);
}
