using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>What a service runs on: the inherited sockets, the channel to master, and the limits of this process.</summary>
public sealed class ServiceHost
{
    internal ServiceHost(DaemonContext context, DaemonTraits traits, IReadOnlyList<FileDescriptor> listeners,
        MasterChannel master)
    {
        Context = context;
        Listeners = listeners;
        Master = master;
        Settings settings = context.Settings;
        TimeSpan idle = settings[MasterParameters.MaxIdle];
        if (traits.LeastIdle is { } leastIdle && idle < settings[leastIdle])
            idle = settings[leastIdle];
        int use = settings[MasterParameters.MaxUse];
        IdleLimit = traits.EndsWhenIdle && idle > TimeSpan.Zero ? idle : Timeout.InfiniteTimeSpan;
        WatchdogTimeout = settings[traits.WatchdogTimeout];
        UseLimit = traits.EndsAfterUse && use > 0 ? (long)use * context.ClientLimit : long.MaxValue;
    }

    /// <summary>The daemon's context.</summary>
    public DaemonContext Context { get; }

    /// <summary>Listening sockets, in master.cf order; empty under <c>-S</c>.</summary>
    public IReadOnlyList<FileDescriptor> Listeners { get; }

    /// <summary>The status channel to master.</summary>
    public MasterChannel Master { get; }

    /// <summary>Time without a client after which the process ends; infinite for none.</summary>
    public TimeSpan IdleLimit { get; init; }

    /// <summary>Number of clients after which the process ends.</summary>
    public long UseLimit { get; }

    /// <summary>Time without a sign of life after which the process ends.</summary>
    public TimeSpan WatchdogTimeout { get; }

    /// <summary>The exit status of the process once the service has returned.</summary>
    public int ExitStatus { get; set; }

    /// <summary>Watches the calling thread, which must be the only one that works.</summary>
    public Watchdog StartWatchdog() => new(WatchdogTimeout, Context.Time, Context.Log);

    /// <summary>Logs and reports that a lookup table has changed, so that the process should end and be started anew.</summary>
    public bool TablesChanged()
    {
        string? changed = Context.Tables.FindChanged();
        if (changed == null)
            return false;
        Context.Log.Info($"table {changed} has changed -- restarting");
        return true;
    }
}
