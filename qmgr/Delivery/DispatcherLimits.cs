using Postfix.Config;

namespace Postfix.QueueManager.Delivery;

/// <summary>How long agents are waited for.</summary>
/// <param name="AgentTimeout">For the rest of something that has begun to arrive (<c>qmgr_ipc_timeout</c>).</param>
/// <param name="Watchdog">For a whole delivery (<c>daemon_timeout</c>).</param>
internal sealed record DispatcherLimits(TimeSpan AgentTimeout, TimeSpan Watchdog)
{
    /// <summary>Reads the limits from main.cf.</summary>
    public static DispatcherLimits From(Settings settings) =>
        new(settings[QueueManagerParameters.IpcTimeout], settings[MasterParameters.DaemonTimeout]);
}
