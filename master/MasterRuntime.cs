using Postfix.Events;

namespace Postfix.Master;

/// <summary>What the services of one master share.</summary>
/// <param name="Loop">The event loop.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Log">The log.</param>
/// <param name="Processes">Starts processes.</param>
/// <param name="WakeUp">Sends a wake-up to a service.</param>
internal sealed record MasterRuntime(
    EventLoop Loop, TimeProvider Clock, MasterLog Log, IChildProcesses Processes, Action<ServicePlan> WakeUp);
