using System.Globalization;
using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Qshape;

/// <summary>qshape(1): shows how many messages of which age wait for, or come from, each domain.</summary>
internal sealed class QshapeCommand : Command
{
    private const int UsageStatus = 255;
    private const int MostBuckets = 1000;
    private const char HelpLetter = 'h';

    private static readonly string[] s_defaultQueues = [QueueName.Incoming.Value, QueueName.Active.Value];

    private CountedDomains _counted = CountedDomains.Recipients;
    private bool _showsParents;
    private int _minSubdomains = 5;
    private int _buckets = 10;
    private double _minutes = 5;
    private AgeScale _scale = AgeScale.Geometric;
    private int _width = ShapeTable.MinWidth;
    private int _batch = 1000;
    private int _rows = 20;
    private bool _isUnderstood;
    private string? _complaint;
    private readonly List<string> _badNumbers = [];

    public override string Name => "qshape";

    public override bool LogsMessages => false;

    // As of a Perl script that dies of an option, and another for one that cannot work.
    public override int FailureStatus => _isUnderstood ? 1 : UsageStatus;

    public override CommandLine Options => new(Name, "[queue_name ...]",
        CommandOption.Flag('s', () => _counted = CountedDomains.Senders),
        CommandOption.Flag('p', () => _showsParents = true),
        CommandOption.Value('m', "min_subdomains",
            value => _minSubdomains = (int)Positive(value, _minSubdomains)),
        CommandOption.Value('b', "bucket_count",
            value => _buckets = (int)Math.Min(Positive(value, _buckets), MostBuckets)),
        CommandOption.Value('t', "bucket_time", value => _minutes = Positive(value, _minutes)),
        CommandOption.Flag('l', () => _scale = AgeScale.Linear),
        CommandOption.Value('w', "terminal_width",
            value => _width = (int)Math.Max(Positive(value, _width), ShapeTable.MinWidth)),
        CommandOption.Value('N', "batch_msg_count",
            value => _batch = (int)Positive(value, _batch)),
        CommandOption.Value('n', "batch_top_domains", value => _rows = (int)Positive(value, _rows)),
        ConfigOption())
    {
        FixedUsage = QshapeUsage.Of(InvokedAs),
    };

    /// <summary>Whatever is wrong in main.cf, the queue can be looked at.</summary>
    public override void Check(Settings settings, Action<string> warn)
    {
    }

    /// <summary>What that says of messages may be wrong, too.</summary>
    public override bool KeepsUtf8(Settings settings) => false;

    // The script has no "fatal:" in front of its usage.
    public override IReadOnlyList<string> Parse(IReadOnlyList<string> arguments)
    {
        GetOpt parser = new(arguments, Options.Letters + HelpLetter);
        while (parser.Next() is { } given)
        {
            if (given.Error == GetOptError.None && given.Letter != HelpLetter)
                Options.Options.First(option => option.Letter == given.Letter).Apply(given.Value ?? "");
            else
                _complaint ??= given.Error == GetOptError.None ? "" : given.Error == GetOptError.UnknownOption ? $"Unknown option: {given.Letter}" : given.Message;
        }
        return parser.Operands;
    }

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (_complaint is not null)
        {
            if (_complaint.Length > 0)
                context.Terminal.WriteError($"{InvokedAs}: {_complaint}");
            context.Terminal.WriteError(Options.Usage);
            return UsageStatus;
        }
        _isUnderstood = true;
        foreach (string number in _badNumbers)
            context.Log.Warning($"bad number: {number}");
        string[] queues = [.. operands.Count > 0 ? operands : s_defaultQueues];
        // main.cf is of no interest to one who has paths.
        string spool = queues.All(queue => queue.StartsWith('/')) ? "" : context.Settings[MailParameters.QueueDirectory];
        QueueShape shape = new(new AgeBuckets(_buckets, TimeSpan.FromMinutes(_minutes), _scale));
        EnvelopeScanner scanner = new(shape, _counted, context.Time.GetUtcNow());
        foreach (string queue in queues)
            Scan(queue, spool, scanner, shape, context);
        Print(shape, context.Terminal);
        return 0;
    }

    private void Scan(string queue, string spool, EnvelopeScanner scanner, QueueShape shape, CommandContext context)
    {
        string directory = Path.Combine(spool, queue);
        Errno error = Errno.ENOENT;
        FileStatus? status = queue.Length > 0 ? FileSystem.TryStatus(directory, out error) : null;
        if (status is null)
        {
            context.Log.Warning($"Can't stat {queue}: {error.Describe()}");
            return;
        }
        if (!status.Value.IsDirectory)
        {
            scanner.TryCount(directory);
            return;
        }
        foreach (QueueEntry entry in QueueDirectory.Scan(directory))
        {
            if (scanner.TryCount(entry.Path) && context.Terminal.Output.IsTerminal && scanner.Messages % _batch == 0)
                Print(shape, context.Terminal);
        }
    }

    private void Print(QueueShape shape, Terminal terminal)
    {
        const string clear = "\e[H\e[2J\e[3J";
        bool isTerminal = terminal.Output.IsTerminal;
        ShapeTable table = new(shape, _width);
        IEnumerable<ShapeRow> rows = shape.Rows(_showsParents ? _minSubdomains : null);
        if (isTerminal && Environ.Get("TERM") is not (null or "dumb"))
            terminal.Write(clear);
        foreach (string line in table.Format(isTerminal ? rows.Take(_rows) : rows))
            terminal.WriteLine(line);
        terminal.Flush();
    }

    // A number that makes no sense means the default, as it does to the script.
    private double Positive(string value, double otherwise)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            _badNumbers.Add(value);
        return number is > 0 and <= int.MaxValue ? number : otherwise;
    }
}
