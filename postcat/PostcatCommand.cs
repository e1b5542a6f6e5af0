using System.Globalization;
using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Postcat;

/// <summary>postcat(1): shows queue files.</summary>
internal sealed class PostcatCommand : Command
{
    private static readonly QueueName[] s_queues =
        [QueueName.Maildrop, QueueName.Incoming, QueueName.Active, QueueName.Deferred, QueueName.Hold, QueueName.Saved];

    private PrintedParts _parts;
    private RecordPrefix _prefix;
    private bool _readsInOrder;
    private long _skip;
    private bool _searchQueue;

    public override string Name => "postcat";

    public override bool PresetsProcessName => false;

    public override bool ShowsInvokedPath => true;

    public override bool LogsMessages => false;

    public override CommandLine Options => new(Name, "[files...]",
        CommandOption.Flag('b', () => _parts |= PrintedParts.Body),
        ConfigOption(),
        CommandOption.Flag('d', () => _prefix |= RecordPrefix.Type),
        CommandOption.Flag('e', () => _parts |= PrintedParts.Envelope),
        CommandOption.Flag('f', () => _prefix |= RecordPrefix.File),
        CommandOption.Flag('h', () => _parts |= PrintedParts.Header),
        CommandOption.Flag('o', () => _prefix |= RecordPrefix.Offset),
        CommandOption.Flag('q', () => _searchQueue = true),
        CommandOption.Flag('r', () => _readsInOrder = true),
        CommandOption.Value('s', "offset", value => _skip = ParseOffset(value)),
        VerboseOption())
    {
        FixedUsage = $"usage: {InvokedAs} [-b (body text)] [-c config_dir] [-d (decimal record type)] [-e (envelope records)] "
            + "[-h (header text)] [-q (access queue)] [-v] [file(s)...]",
    };

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (_parts == PrintedParts.None)
            _parts = PrintedParts.All;
        Settings settings = context.Settings;
        PointerMode pointers = _readsInOrder ? PointerMode.Report
            : context.Log.IsVerbose ? PointerMode.ReportAndFollow
            : PointerMode.Follow;
        QueueFilePrinter printer = new(context.Terminal, context.Log, _parts, _prefix, pointers, context.Time);
        if (operands.Count == 0)
        {
            printer.Print("stdin", StandardInput(context.Terminal), _skip);
            return 0;
        }
        QueueDirectory? queue = null;
        if (_searchQueue)
        {
            FileSystem.ChangeDirectory(settings[MailParameters.QueueDirectory]);
            queue = new QueueDirectory(QueueLayoutSettings.From(settings), context.Time);
        }
        foreach (string operand in operands)
        {
            string path = queue == null ? operand : FindInQueue(queue, operand);
            using FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadOnly);
            printer.Print(path, new QueueFileRecords(file), _skip);
        }
        return 0;
    }

    private static IRecordSource StandardInput(Terminal terminal) =>
        terminal.Input.Status().IsRegular ? new QueueFileRecords(terminal.Input) : new StreamRecords(terminal.Input);

    // Twice, since a message may move from a queue that was not yet searched to one that was.
    private static string FindInQueue(QueueDirectory queue, string name)
    {
        const int rounds = 2;
        if (QueueId.Parse(name) is not QueueId id)
            throw new FatalException($"bad mail queue ID: {name}");
        Errno error = Errno.ENOENT;
        for (int round = 0; round < rounds; round++)
        {
            foreach (QueueName place in s_queues)
            {
                string path = queue.PathOf(place, id);
                using FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out Errno reason);
                if (file != null)
                    return path;
                if (reason != Errno.ENOENT)
                    error = reason;
            }
        }
        throw new FatalException($"open queue file {name}: {error.Describe()}");
    }

    private static long ParseOffset(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long offset)
            ? offset
            : throw new FatalException($"bad offset: {value}");
}
