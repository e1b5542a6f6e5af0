using Postfix.Cli;
using Postfix.Config;
using Postfix.Delivery.Mailboxes;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Postlock;

/// <summary>postlock(1): runs a command while a mailbox is locked the way local(8) locks it.</summary>
internal sealed class PostlockCommand : Command
{
    // EX_TEMPFAIL of sysexits.h.
    private const int TemporaryFailure = 75;

    private string? _style;

    public override string Name => "postlock";

    public override bool PresetsProcessName => false;

    public override bool ShowsInvokedPath => true;

    public override int FailureStatus => TemporaryFailure;

    public override bool LogsMessages => false;

    public override CommandLine Options => new(Name, "folder command...",
        ConfigOption(),
        CommandOption.Value('l', "lock_style", value => _style = value),
        VerboseOption())
    {
        FixedUsage = $"usage: {InvokedAs} [-c config_dir] [-l lock_style] [-v] folder command...",
    };

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (operands.Count < 2)
            throw new UsageException();
        Settings settings = context.Settings;
        string folder = operands[0];
        MailboxLocks locks = MailboxLockNames.Parse("mailbox_delivery_lock", _style ?? settings[LocalParameters.MailboxDeliveryLock]);
        MailboxOpener opener = new(LockPolicy.From(settings), context.Log, context.Time);
        MailboxOpening opening = opener.Open(folder, locks, newOwner: null, defaultStatus: "5.2.0");
        if (!opening.IsOpen)
            throw new FatalException($"open file {folder}: {opening.Problem.Reason}");
        using MailboxFile mailbox = opening.Mailbox;
        return Execute([.. operands.Skip(1)], settings, context.Log);
    }

    // From here on the status is the command's business.
    private static int Execute(string[] command, Settings settings, Log log)
    {
        try
        {
            int pid = new ProgramStart(settings, log).Start(new SpawnRequest(ProgramSearch.Find(command[0]), command));
            return Processes.Wait(pid).StatusOr(1);
        }
        catch (PosixException error)
        {
            log.Fatal($"execvp {command[0]}: {error.Errno.Describe()}");
            return 1;
        }
    }
}
