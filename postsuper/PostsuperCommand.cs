using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.Postsuper;

/// <summary>postsuper(1): maintenance of the queue.</summary>
internal sealed class PostsuperCommand : Command
{
    private const string All = "ALL";

    private readonly List<(MessageAction Action, string Target)> _requests = [];
    private StructureTasks _tasks;

    public override string Name => "postsuper";

    public override LogFallback LogFallback => LogFallback.MaillogFile;

    public override CommandLine Options => new(Name, "[queue...]",
        ConfigOption(),
        Request('d', MessageAction.Delete),
        Request('e', MessageAction.Expire),
        Request('f', MessageAction.ExpireAndRelease),
        Request('h', MessageAction.Hold),
        Request('H', MessageAction.Release),
        CommandOption.Flag('p', () => _tasks |= StructureTasks.Purge),
        Request('r', MessageAction.Requeue),
        CommandOption.Flag('s', () => _tasks |= StructureTasks.Repair),
        CommandOption.Flag('S', () => _tasks |= StructureTasks.RepairLongNames),
        VerboseOption())
    {
        FixedUsage = $"usage: {InvokedAs} [-c config_dir] [-d queue_id (delete)] [-e queue_id (expire)] "
            + "[-f queue_id (expire and/or un-hold)] [-h queue_id (hold)] [-H queue_id (un-hold)] [-p (purge temporary files)] "
            + "[-r queue_id (requeue)] [-s (structure fix)] [-S (redundant structure fix)][-v (verbose)] [queue...]",
    };

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        Settings settings = context.Settings;
        BecomeMailOwner(settings);
        FileSystem.ChangeDirectory(settings[MailParameters.QueueDirectory]);
        QueueName[] named = [.. operands.Select(ParseQueue)];
        QueueLayout layout = QueueLayoutSettings.From(settings);
        QueueDirectory queue = new(layout, context.Time);
        if (_tasks == StructureTasks.None && _requests.Count == 0)
            _tasks = StructureTasks.Repair | StructureTasks.Purge;
        StructureState state = StructureState.InOrder;
        if (_tasks != StructureTasks.None)
            state = new StructureCheck(queue, layout, _tasks, context.Log, context.Time).Run(named);
        if (state != StructureState.InOrder && _requests.Exists(request => request.Target != All))
            throw new FatalException("CHECK YOUR QUEUE IDS AND RE-ISSUE THE COMMAND"); // a name may be another message's now
        MessageOperations operations = new(queue, named, context.Log, context.Time);
        RunRequests(operations, context.Terminal);
        operations.LogTotals(_requests.Select(request => request.Action));
        return state == StructureState.Incomplete ? 1 : 0;
    }

    private void RunRequests(MessageOperations operations, Terminal terminal)
    {
        foreach ((MessageAction action, string target) in _requests)
        {
            if (target == All)
                operations.ApplyToAll(action);
            else if (target != "-")
                operations.Apply(action, target);
            else
            {
                foreach (string line in LineInput.ReadLines(terminal.Input))
                    operations.Apply(action, ByteText.Trim(line));
            }
        }
    }

    private CommandOption Request(char letter, MessageAction action) =>
        CommandOption.Value(letter, "queue_id", target => _requests.Add((action, target)));

    private static QueueName ParseQueue(string name) =>
        QueueName.Parse(name) is QueueName queue && StructureCheck.IsKnown(queue)
            ? queue
            : throw new FatalException($"invalid directory name: {name}");

    // Queue files belong to mail_owner; rootless, that is whoever owns the mail system.
    private static void BecomeMailOwner(Settings settings)
    {
        string name = settings[MailParameters.MailOwner];
        UserEntry owner = Users.Find(name) ?? throw new FatalException($"unknown mail_owner: {name}");
        uint uid = Credentials.RealUid;
        if (!MailAccounts.MayAdminister(settings, uid))
            throw new FatalException("use of this command is reserved for the superuser");
        Credentials.Become(owner.Uid, owner.Gid);
    }
}
