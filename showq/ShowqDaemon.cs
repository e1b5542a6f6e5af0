using Postfix.Config;
using Postfix.Mail;
using Postfix.Server;

namespace Postfix.Showq;

/// <summary>showq(8): lists the queue. It is what postqueue(1) and mailq(1) show.</summary>
internal sealed class ShowqDaemon : Daemon
{
    public override DaemonTraits Traits { get; } = new("showq")
    {
        Parameters = [CleanupParameters.DuplicateFilterLimit],
        ServesManyClients = true,
    };

    public override IService Start(DaemonContext context)
    {
        Settings settings = context.Settings;
        QueueDirectory queues = new(QueueLayoutSettings.From(settings), context.Time);
        ReportContext report = new(
            queues, settings[MailParameters.EmptyAddressRecipient], settings[CleanupParameters.DuplicateFilterLimit], context.Log);
        return new ConnectionService(new QueueListing(report, settings[ServiceParameters.IpcTimeout]));
    }
}
