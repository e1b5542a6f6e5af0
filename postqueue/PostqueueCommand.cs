using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Postqueue;

/// <summary>postqueue(1): lists and flushes the queue; set-group-ID, so that every user can.</summary>
internal sealed class PostqueueCommand : Command
{
    private QueueRequest _request;
    private string _target = "";

    public override string Name => "postqueue";

    public override int FailureStatus => 69; // EX_UNAVAILABLE

    public override CommandLine Options => new(Name, "",
        ConfigOption(),
        CommandOption.Flag('f', "try all mail in the queue now", () => Choose(QueueRequest.FlushAll)),
        CommandOption.Value('i', "queue_id", "try this message now", value => Choose(QueueRequest.FlushMessage, value)),
        CommandOption.Flag('j', "list the queue as JSON, a line per message", () => Choose(QueueRequest.ListJson)),
        CommandOption.Flag('p', "list the queue", () => Choose(QueueRequest.List)),
        CommandOption.Value('s', "site", "try all mail for this site now", value => Choose(QueueRequest.FlushSite, value)),
        VerboseOption())
    {
        FixedUsage = "usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site",
    };

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (_request == QueueRequest.None || operands.Count > 0)
            throw new UsageException();
        Settings settings = context.Settings;
        EnvironmentPolicy.Import(settings).ApplyToProcess();
        QueueSetup.EnterQueueDirectory(settings);
        CheckUser(settings, context.Log);
        QueueFlusher flusher = new(settings, context.Log);
        switch (_request)
        {
            case QueueRequest.FlushAll: flusher.FlushAll(); break;
            case QueueRequest.FlushMessage: flusher.FlushMessage(_target); break;
            case QueueRequest.FlushSite: flusher.FlushSite(_target); break;
            default: List(settings, context); break;
        }
        return 0;
    }

    private void Choose(QueueRequest request, string target = "")
    {
        if (_request != QueueRequest.None)
            throw new UsageException();
        _request = request;
        _target = target;
    }

    private void CheckUser(Settings settings, Log log)
    {
        bool lists = _request is QueueRequest.List or QueueRequest.ListJson;
        Parameter<string> access = lists ? CommandParameters.AuthorizedMailqUsers : CommandParameters.AuthorizedFlushUsers;
        uint uid = Credentials.RealUid;
        if (uid == 0 || UserAccess.FindRefused(settings, access, uid, () => log) is not string name)
            return;
        throw new FatalException($"User {ByteText.Printable(name)}({uid}) is not allowed to {(lists ? "view" : "flush")} the mail queue");
    }

    private void List(Settings settings, CommandContext context)
    {
        IListingFormat format = _request == QueueRequest.ListJson
            ? new JsonListing(context.Terminal)
            : new CompactListing(context.Terminal, settings[MailParameters.EnableLongQueueIds], context.Time);
        new QueueLister(settings, context.Log).Run(format);
    }
}
