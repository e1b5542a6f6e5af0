namespace Postfix.Server;

/// <summary>
/// A program that master(8) starts. The skeleton owns its life: options, configuration, log, chroot, privileges, clients,
/// limits, reload and exit. The program adds what it prepares and what it serves.
/// </summary>
public abstract class Daemon
{
    /// <summary>Name, demands and limits.</summary>
    public abstract DaemonTraits Traits { get; }

    /// <summary>Opens what needs root rights or cannot be reached from inside the chroot. Configuration is loaded.</summary>
    public virtual void Prepare(DaemonContext context)
    {
    }

    /// <summary>Builds the service; chroot and privilege drop are done.</summary>
    public abstract IService Start(DaemonContext context);
}
