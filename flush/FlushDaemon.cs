using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Server;

namespace Postfix.Flush;

/// <summary>flush(8): remembers which messages wait for a site, so that they can be tried all at once.</summary>
internal sealed class FlushDaemon : Daemon
{
    private MatchList? _domains;

    public override DaemonTraits Traits { get; } = new("flush")
    {
        Parameters = FlushParameters.Group.Parameters,
        ProcessLimit = RequiredProcessLimit.None,
        ServesManyClients = true,
    };

    public override void Prepare(DaemonContext context)
    {
        string name = MailParameters.FastFlushDomains.Name;
        _domains = MatchList.Open(context.Tables, name, context.Settings[MailParameters.FastFlushDomains], MatchSubject.HostName,
            MatchList.MatchingOf(context.Tables, name));
    }

    public override IService Start(DaemonContext context)
    {
        QueueDirectory queue = new(QueueLayoutSettings.From(context.Settings), context.Time);
        DeferredMail mail = new(queue, context);
        SiteLogs logs = new(queue.PathOf(QueueName.Flush), mail, context);
        return new ConnectionService(new FlushConnection(new FlushRequests(_domains!, logs, mail), context));
    }
}
