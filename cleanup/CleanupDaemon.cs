using Postfix.Config;
using Postfix.Delivery;
using Postfix.Dns;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Server;

namespace Postfix.Cleanup;

/// <summary>cleanup(8): every message passes through it on its way into the queue.</summary>
internal sealed class CleanupDaemon : Daemon
{
    private CleanupRules? _rules;
    private CleanupEnvironment? _environment;
    private FlowControl? _flow;

    public override DaemonTraits Traits { get; } = new("cleanup")
    {
        Parameters =
        [
            .. CleanupParameters.Group.Parameters, .. MilterParameters.Group.Parameters, QueueManagerParameters.DisableVerpBounces,
        ],
        ProcessLimit = RequiredProcessLimit.None,
        ServesManyClients = true,
    };

    /// <summary>Opens tables, which may be out of reach in a chroot.</summary>
    public override void Prepare(DaemonContext context)
    {
        Settings settings = context.Settings;
        CleanupLog messageLog = new(context.Log, AddressLogForm.Of(settings));
        _environment = new(context.Services, context.Time, context.Log, messageLog, settings[ServiceParameters.IpcTimeout]);
        Lazy<OwnAddresses> own = new(() => OwnAddresses.Find(settings, new SystemNameService()));
        LocalDomains localDomains = LocalDomains.Open(context.Tables, address => own.Value.Contains(address));
        _rules = new CleanupRulesReader(settings, context.Tables, localDomains, context.Services.Rewrite, context.Log, messageLog).Read();
        _flow = context.Options.ServeStandardInput ? FlowControl.None : FlowControl.FromMaster(settings[MasterParameters.InFlowDelay]);
    }

    public override IService Start(DaemonContext context)
    {
        QueueDirectory queue = new(QueueLayoutSettings.From(context.Settings), context.Time);
        IncompleteFiles incomplete = new(queue);
        TerminationGuard.Start(incomplete);
        CleanupLog log = _environment!.MessageLog;
        DeliveryLog deliveryLog = new(
            context.Log, context.Time, context.Settings[LoggingParameters.DelayLoggingResolutionLimit], AddressLogForm.Of(context.Settings));
        MessageBouncer bouncer = new(context.Services, deliveryLog, _rules!, log);
        MessageFinisher finisher = new(_rules!, bouncer, queue, context.Services, _flow!, context.Time, log);
        return new ConnectionService(new CleanupSession(_rules!, queue, incomplete, finisher, _flow!, _environment));
    }
}
