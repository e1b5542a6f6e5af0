using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Server;

namespace Postfix.BounceServer;

/// <summary>bounce(8), also as defer(8) and trace(8): keeps logs of recipients, and sends notifications.</summary>
internal sealed class BounceDaemon : Daemon
{
    private NotificationTemplates? _templates;

    public override DaemonTraits Traits { get; } = new("bounce")
    {
        Parameters =
        [
            .. BounceParameters.Group.Parameters, CleanupParameters.DelayWarningTime, CleanupParameters.HeaderFromFormat,
            QueueManagerParameters.MaximalQueueLifetime,
        ],
        ProcessLimit = RequiredProcessLimit.None,
        ServesManyClients = true,
    };

    // The file may be outside the chroot.
    public override void Prepare(DaemonContext context)
    {
        _templates = NotificationTemplates.Load(context.Settings[BounceParameters.TemplateFile]);
        foreach (string complaint in _templates.Complaints)
            context.Log.Warning(complaint);
    }

    public override IService Start(DaemonContext context)
    {
        QueueName service = QueueName.Parse(context.ServiceName)
            ?? throw new FatalException($"bad service name: {context.ServiceName}");
        BounceContext shared = new(
            context.Settings,
            new BounceOptions(context.Settings),
            _templates!,
            new QueueDirectory(QueueLayoutSettings.From(context.Settings), context.Time),
            context.Services,
            context.Log,
            context.Time);
        TimeSpan timeout = context.Settings[ServiceParameters.IpcTimeout];
        return new ConnectionService(new BounceConnection(new StatusRequest(shared, service), context.ServiceName, timeout));
    }
}
