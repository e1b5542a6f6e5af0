using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;

namespace Postfix.Services;

/// <summary>
/// The clients of the internal services, made on first use with the names and time limits of main.cf. The working directory
/// must be the queue directory. Thread-safe.
/// </summary>
public sealed class MailServices(Settings settings, Log log, TimeProvider time)
{
    // The one service name that is no parameter.
    private const string AnvilServiceName = "anvil";

    private readonly Lock _lock = new();
    private RewriteClient? _rewrite;
    private DeliveryStatusClient? _deliveryStatus;
    private AnvilClient? _anvil;
    private VerifyClient? _verify;
    private ProxymapClient? _proxymap;
    private FlushClient? _flush;

    /// <summary>trivial-rewrite(8).</summary>
    public RewriteClient Rewrite
    {
        get
        {
            lock (_lock)
                return _rewrite ??= new RewriteClient(NewPool(ServiceClass.Private,
                    settings[ServiceParameters.RewriteServiceName], Announcement.TrivialRewrite), time);
        }
    }

    /// <summary>bounce(8), defer(8) and trace(8).</summary>
    public DeliveryStatusClient DeliveryStatus
    {
        get
        {
            lock (_lock)
                return _deliveryStatus ??= new DeliveryStatusClient(
                    settings[ServiceParameters.BounceServiceName], settings[ServiceParameters.DeferServiceName],
                    settings[ServiceParameters.TraceServiceName], Timeout, log);
        }
    }

    /// <summary>anvil(8).</summary>
    public AnvilClient Anvil
    {
        get
        {
            lock (_lock)
                return _anvil ??= new AnvilClient(AnvilServiceName, Timeout, log);
        }
    }

    /// <summary>verify(8).</summary>
    public VerifyClient Verify
    {
        get
        {
            lock (_lock)
                return _verify ??= new VerifyClient(
                    NewPool(ServiceClass.Private, settings[VerifyParameters.ServiceName], Announcement.Verify), log);
        }
    }

    /// <summary>flush(8).</summary>
    public FlushClient Flush
    {
        get
        {
            lock (_lock)
                return _flush ??= new FlushClient(settings[ServiceParameters.FlushServiceName], Timeout, log);
        }
    }

    /// <summary>proxymap(8) and proxywrite(8).</summary>
    public ProxymapClient Proxymap
    {
        get
        {
            lock (_lock)
                return _proxymap ??= ProxymapClient.Of(settings, log, time);
        }
    }

    private TimeSpan Timeout => settings[ServiceParameters.IpcTimeout];

    /// <summary>Starts a message into cleanup(8).</summary>
    /// <exception cref="IOException">The service cannot be reached.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public CleanupClient OpenCleanup(CleanupFlags flags) =>
        CleanupClient.Open(settings[ServiceParameters.CleanupServiceName], flags, Timeout);

    /// <summary>Wakes up the queue manager.</summary>
    /// <exception cref="IOException">It cannot be reached.</exception>
    public void TriggerQueueManager(string requests) =>
        Trigger.Send(new ServiceAddress(ServiceClass.Public, settings[ServiceParameters.QueueServiceName]).Path, requests,
            settings[ServiceParameters.TriggerTimeout]);

    /// <summary>Closes connections that are not in use, so that processes of the services may end.</summary>
    public void CloseIdle()
    {
        lock (_lock)
        {
            _rewrite?.CloseIdle();
            _verify?.CloseIdle();
            _proxymap?.CloseIdle();
        }
    }

    private ServicePool NewPool(ServiceClass serviceClass, string name, string protocol) =>
        new(new ServiceAddress(serviceClass, name), protocol,
            new ServicePoolLimits(Timeout, settings[ServiceParameters.IpcIdle], settings[ServiceParameters.IpcTtl]), log, time);
}
