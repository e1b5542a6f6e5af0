using System.Globalization;
using System.Net.Sockets;
using Postfix.Cli;
using Postfix.Cli.Load;
using Postfix.Events;
using Postfix.Logging;
using Postfix.Posix;

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
    private int? _windowSize;
    private string? _root;
    private string? _user;

    public override string Name => "smtp-sink";

    public override bool ShowsInvokedPath => true;

    public override bool LogsMessages => false;

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
        if (operands is not [string address, string backlog] || ParseSeconds(backlog) is not (> 0 and var queue))
            throw new UsageException();
        if (_singleTemplate is not null && _collectionTemplate is not null)
            throw new FatalException("use only one of -d or -D, but not both");
        if (_user is null && Credentials.EffectiveUid == 0)
            throw new FatalException("-u option is required if running as root");
        UserEntry? user = _user is null ? null : Users.Find(_user) ?? throw new FatalException($"unknown user: {_user}");
        ResourceLimits.SetSoft(Resource.OpenFiles, ResourceLimits.Get(Resource.OpenFiles).Hard);
        IReadOnlyList<FileDescriptor> listeners = LoadListener.Open(LoadAddress.ParseListener(address, _family), queue, _windowSize);
        using Log commandLog = new(0, new SyslogTarget(new LinePrefix(Name)));
        _ = context.Time.LocalTimeZone; // read before the file is out of reach
        if (_root is not null)
            ChangeRoot(_root);
        if (user is not null)
            Credentials.Become(user.Uid, user.Gid, Users.GroupsOf(user.Name, user.Gid));
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
        CommandOption.Flag('4', "IPv4 only", () => _family = AddressFamily.InterNetwork),
        CommandOption.Flag('6', "IPv6 only", () => _family = AddressFamily.InterNetworkV6),
        CommandOption.Flag('c', "show running counters", () => _showsCounter = true),
        CommandOption.Value('h', "hostname", "name in the greeting", value => _options.HostName = value),
        CommandOption.Flag('L', "LMTP instead of SMTP", () => _options.IsLmtp = true),
        CommandOption.Value('m', "count", "most clients at a time", value => _mostClients = Numbers.Parse(value, 1, "concurrency limit")),
        CommandOption.Value('M', "count", "end after so many messages",
            value => _options.MessageLimit = Numbers.Parse(value, 1, "message quit count")),
        CommandOption.Value('n', "count", "end after so many sessions", value => _options.QuitLimit = Numbers.Parse(value, 1, "quit count")),
        CommandOption.Value('R', "root-directory", "make this the root directory", value => _root = value),
        CommandOption.Value('t', "timeout", "longest wait for a client, in seconds", value => _timeLimit = Numbers.Parse(value, 1, "timeout")),
        CommandOption.Value('T', "windowsize", "TCP window size", value => _windowSize = Numbers.Parse(value, 1, "TCP window size")),
        CommandOption.Value('u', "username", "become this user", value => _user = value),
    ];

    private IEnumerable<CommandOption> FeatureOptions() =>
    [
        CommandOption.Flag('8', "no 8BITMIME", () => _options.Hidden.Add("8BITMIME")),
        CommandOption.Flag('a', "no AUTH", () => Hide("AUTH", SinkVerb.Auth)),
        CommandOption.Flag('C', "no XCLIENT", () => Hide("XCLIENT", SinkVerb.Xclient)),
        CommandOption.Flag('e', "no ESMTP", () => _options.IsPlain = true),
        CommandOption.Flag('E', "no ENHANCEDSTATUSCODES", () => _options.Hidden.Add("ENHANCEDSTATUSCODES")),
        CommandOption.Flag('F', "no XFORWARD", () => Hide("XFORWARD", SinkVerb.Xforward)),
        CommandOption.Flag('N', "no DSN", () => _options.Hidden.Add("DSN")),
        CommandOption.Flag('p', "no PIPELINING", HidePipelining),
        CommandOption.Flag('P', "like a server behind a CISCO PIX; implies -e", () => _options.IsPix = _options.IsPlain = true),
    ];

    private IEnumerable<CommandOption> CommandOptions() =>
    [
        CommandOption.Value('A', "delay", "end DATA early, with 550, after so many seconds", value => _options.AbortDelay = Seconds(value, 0)),
        CommandOption.Value('b', "reply", "the reply for soft errors", value => _options.SoftError = Reply(value, '4', "soft")),
        CommandOption.Value('B', "reply", "the reply for hard errors", value => _options.HardError = Reply(value, '5', "hard")),
        CommandOption.Value('f', "commands", "answer these with a hard error; implies -p", value => Mark(value, rule => rule.IsHardError = true, HidePipelining)),
        CommandOption.Value('H', "delay", "wait before message text is read",
            value => _options.DataReadDelay = TimeSpan.FromSeconds(Numbers.Parse(value, 1, "data read delay"))),
        CommandOption.Value('q', "commands", "hang up at these", value => Mark(value, rule => rule.IsDisconnect = true)),
        CommandOption.Value('Q', "commands", "hang up at these, with 421", value => Mark(value, rule => rule.IsFarewell = true)),
        CommandOption.Value('r', "commands", "answer these with a soft error; implies -p", value => Mark(value, rule => rule.IsSoftError = true, HidePipelining)),
        CommandOption.Value('s', "commands", "log these", value => Mark(value, rule => rule.IsLogged = true)),
        CommandOption.Value('w', "delay", "wait before the answer to DATA", value => _options.Rules[SinkVerb.Data].Delay = Seconds(value, 1)),
        CommandOption.Value('W', "command:delay[:odds]", "wait before the answer to a command", _options.Rules.SetDelay),
    ];

    private IEnumerable<CommandOption> CaptureOptions() =>
    [
        CommandOption.Value('d', "dump-template", "keep each message in a file of its own", value => _singleTemplate = value),
        CommandOption.Value('D', "dump-template", "append messages to a file", value => _collectionTemplate = value),
        CommandOption.Value('S', "start-string", "text before each message in a file", value => _startText = CaptureStore.Unescape(value)),
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
        bool isValid = text.Length >= 3 && text[0] == replyClass && !text.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9') && (text.Length == 3 || text[3] is ' ' or '-');
        return isValid ? text : throw new UsageException($"error: bad {kind} error reply: {text}");
    }

    private static TimeSpan Seconds(string text, int min) =>
        ParseSeconds(text) is { } seconds && seconds >= min ? TimeSpan.FromSeconds(seconds) : throw new UsageException();

    private static int? ParseSeconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds : null;
}
