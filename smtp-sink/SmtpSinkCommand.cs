using System.Net.Sockets;
using Postfix.Cli;
using Postfix.Cli.Load;
using Postfix.Events;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.SmtpSink;

/// <summary>smtp-sink(1): takes mail by SMTP or LMTP and throws it away, or keeps it for a look.</summary>
internal sealed class SmtpSinkCommand : Command
{
    private readonly SinkOptions _options = new();
    private AddressFamily _family = AddressFamily.Unspecified;
    private bool _showsCounter;
    private string? _singleTemplate;
    private string? _collectionTemplate;
    private string _startText = "";
    private int _mostClients = 256;
    private int _timeLimit = 100;
    private int _windowSize;
    private string? _root;
    private string? _user;

    public override string Name => "smtp-sink";

    public override bool ShowsInvokedPath => true;

    public override bool LogsMessages => false;

    public override bool EndsWithReader => false;

    public override CommandLine Options => new(Name, "[host]:port backlog",
    [
        .. ServerOptions(), .. FeatureOptions(), .. CommandOptions(), .. CaptureOptions(), VerboseOption(),
    ])
    {
        FixedUsage = $"usage: {InvokedAs} [-468acCeEFLpPv] [-A abort_delay] [-b soft_bounce_reply] [-B hard_bounce_reply] "
            + "[-d dump-template] [-D dump-template] [-f commands] [-h hostname] [-m max_concurrency] [-M message_quit_count] "
            + "[-n quit_count] [-q commands] [-r commands] [-R root-dir] [-s commands] [-S start-string] [-u user_privs] [-w delay] "
            + "[host]:port backlog",
    };

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (operands is not [string address, string backlog])
            throw new UsageException();
        int queue = Numbers.PositiveOrUsage(backlog);
        if (_singleTemplate is not null && _collectionTemplate is not null)
            throw new FatalException("use only one of -d or -D, but not both");
        if (_user is null && Credentials.EffectiveUid == 0)
            throw new FatalException("-u option is required if running as root");
        ResourceLimits.SetSoft(Resource.OpenFiles, ResourceLimits.Get(Resource.OpenFiles).Hard);
        IReadOnlyList<FileDescriptor> listeners = LoadListener.Open(LoadAddress.ParseListener(address, _family), queue, _windowSize);
        using Log commandLog = new(0, new SyslogTarget(new LinePrefix(Name)));
        _ = context.Time.LocalTimeZone; // read before the file is out of reach
        if (_user is not null)
            Become(_user);
        FinishOptions(context.Time);
        SinkReplies replies = new(_options);
        SinkStatistics statistics = new(new RunningCounter(_showsCounter ? context.Terminal : null));
        using EventLoop loop = new(context.Time);
        new SinkPool(loop, listeners, _mostClients, TimeSpan.FromSeconds(_timeLimit),
            pool => new SmtpSinkSession(pool, _options, replies, statistics, context.Log, commandLog)).Run();
        return 0;
    }

    private IEnumerable<CommandOption> ServerOptions() =>
    [
        CommandOption.Flag('4', () => _family = AddressFamily.InterNetwork),
        CommandOption.Flag('6', () => _family = AddressFamily.InterNetworkV6),
        CommandOption.Flag('c', () => _showsCounter = true),
        CommandOption.Value('h', "hostname", value => _options.HostName = value),
        CommandOption.Flag('L', () => _options.IsLmtp = true),
        CommandOption.Value('m', "count", value => _mostClients = Numbers.Positive(value, "concurrency limit")),
        CommandOption.Value('M', "count",
            value => _options.MessageLimit = Numbers.Positive(value, "message quit count")),
        CommandOption.Value('n', "count", value => _options.QuitLimit = Numbers.Positive(value, "quit count")),
        CommandOption.Value('R', "root-directory", value => _root = value),
        CommandOption.Value('t', "timeout", value => _timeLimit = Numbers.Positive(value, "timeout")),
        CommandOption.Value('T', "windowsize", value => _windowSize = Numbers.Positive(value, "TCP window size")),
        CommandOption.Value('u', "username", value => _user = value),
    ];

    private IEnumerable<CommandOption> FeatureOptions() =>
    [
        CommandOption.Flag('8', () => _options.Hidden.Add("8BITMIME")),
        CommandOption.Flag('a', () => _options.Hidden.Add("AUTH")),
        CommandOption.Flag('C', () => Hide("XCLIENT", SinkVerb.Xclient)),
        CommandOption.Flag('e', () => _options.IsPlain = true),
        CommandOption.Flag('E', () => _options.Hidden.Add("ENHANCEDSTATUSCODES")),
        CommandOption.Flag('F', () => Hide("XFORWARD", SinkVerb.Xforward)),
        CommandOption.Flag('N', () => _options.Hidden.Add("DSN")),
        CommandOption.Flag('p', HidePipelining),
        CommandOption.Flag('P', () => _options.IsPix = _options.IsPlain = true),
    ];

    private IEnumerable<CommandOption> CommandOptions() =>
    [
        CommandOption.Value('A', "delay", value => _options.AbortDelay = TimeSpan.FromSeconds(ParseAbortDelay(value))),
        CommandOption.Value('b', "reply", value => _options.SoftError = Reply(value, '4', "soft")),
        CommandOption.Value('B', "reply", value => _options.HardError = Reply(value, '5', "hard")),
        CommandOption.Value('f', "commands", value => Mark(value, rule => rule.IsHardError = true, HidePipelining)),
        CommandOption.Value('H', "delay",
            value => _options.DataReadDelay = TimeSpan.FromSeconds(Numbers.Positive(value, "data read delay"))),
        CommandOption.Value('q', "commands", value => Mark(value, rule => rule.IsDisconnect = true)),
        CommandOption.Value('Q', "commands", value => Mark(value, rule => rule.IsFarewell = true)),
        CommandOption.Value('r', "commands", value => Mark(value, rule => rule.IsSoftError = true, HidePipelining)),
        CommandOption.Value('s', "commands", value => Mark(value, rule => rule.IsLogged = true)),
        CommandOption.Value('w', "delay", value => SetDelayOfData(Numbers.PositiveOrUsage(value))),
        CommandOption.Value('W', "command:delay[:odds]", _options.Rules.SetDelay),
    ];

    private IEnumerable<CommandOption> CaptureOptions() =>
    [
        CommandOption.Value('d', "dump-template", value => _singleTemplate = value),
        CommandOption.Value('D', "dump-template", value => _collectionTemplate = value),
        CommandOption.Value('S', "start-string", value => _startText = CaptureStore.Unescape(value)),
    ];

    private void FinishOptions(TimeProvider clock)
    {
        CommandRules rules = _options.Rules;
        rules[SinkVerb.Ehlo].IsDisabled = _options.IsLmtp || _options.IsPlain;
        rules[SinkVerb.Helo].IsDisabled = _options.IsLmtp;
        rules[SinkVerb.Lhlo].IsDisabled = !_options.IsLmtp;
        if ((_singleTemplate ?? _collectionTemplate) is { } template)
            _options.Captures = new CaptureStore(template, isSingle: _singleTemplate is not null, _startText, clock);
    }

    private void Hide(string feature, SinkVerb verb)
    {
        _options.Hidden.Add(feature);
        _options.Rules[verb].IsDisabled = true;
    }

    private void HidePipelining() => _options.Hidden.Add("PIPELINING");

    private void Mark(string list, Action<CommandRule> mark, Action? also = null)
    {
        foreach (CommandRule rule in _options.Rules.Parse(list))
            mark(rule);
        also?.Invoke();
    }

    private void Become(string name)
    {
        UserEntry user = Users.Find(name) ?? throw new FatalException($"unknown user: {name}");
        uint[] groups = Users.GroupsOf(user.Name, user.Gid);
        if (_root is not null)
            ChangeRoot(_root);
        Credentials.Become(user.Uid, user.Gid, groups);
    }

    private static void ChangeRoot(string directory)
    {
        try
        {
            FileSystem.ChangeRoot(directory);
        }
        catch (PosixException error)
        {
            throw new FatalException($"chroot({directory}): {error.Errno.Describe()}");
        }
    }

    private static string Reply(string text, char replyClass, string kind)
    {
        const int codeLength = 3;
        int digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        bool isValid = text.StartsWith(replyClass) && (digits < 0 ? text.Length : digits) == codeLength;
        return isValid ? text : throw new UsageException($"error: bad {kind} error reply: {text}");
    }

    private void SetDelayOfData(int seconds)
    {
        CommandRule rule = _options.Rules[SinkVerb.Data];
        (rule.Delay, rule.DelayOdds) = (TimeSpan.FromSeconds(seconds), 0);
    }

    private static int ParseAbortDelay(string text)
    {
        bool hasDigitsOnly = text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
        return hasDigitsOnly && LeadingInteger.Parse(text) is >= 0 and var seconds ? seconds : throw new UsageException();
    }
}
