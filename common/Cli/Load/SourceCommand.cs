using System.Net.Sockets;
using Postfix.Logging;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Cli.Load;

/// <summary>What the load generators have in common: smtp-source(1) and qmqp-source(1).</summary>
public abstract class SourceCommand : Command
{
    private const int LargestMessage = 1 << 30;

    private AddressFamily _family = AddressFamily.Unspecified;
    private bool _showsCounter;
    private int _connectAttempts = 1;
    private int _messages = 1;
    private int _sessions = 1;
    private int _randomDelay;
    private int _fixedDelay;
    private string? _sender;
    private string? _recipient;

    /// <inheritdoc/>
    public override bool ShowsInvokedPath => true;

    /// <inheritdoc/>
    public override bool LogsMessages => false;

    /// <summary>The service of a target without one.</summary>
    protected abstract string DefaultService { get; }

    /// <summary>Bytes of payload; null for a short text.</summary>
    protected int? Length { get; private set; }

    /// <summary>Recipients of each message.</summary>
    protected int Recipients { get; private set; } = 1;

    /// <summary>Whether their number was given, be it one.</summary>
    protected bool CountsRecipients { get; private set; }

    /// <summary>The name of this host.</summary>
    protected string HostName { get; private set; } = Host.Name;

    /// <summary>The sender's address.</summary>
    protected string Sender => _sender ?? $"foo@{HostName}";

    /// <summary>The recipients' address, without a number.</summary>
    protected string Recipient => _recipient ?? $"foo@{HostName}";

    /// <summary>Size of the socket's buffers; 0 for the system's choice.</summary>
    protected int WindowSize { get; set; }

    /// <summary>The options that both have.</summary>
    protected IEnumerable<CommandOption> CommonOptions() =>
    [
        CommandOption.Flag('4', () => _family = AddressFamily.InterNetwork),
        CommandOption.Flag('6', () => _family = AddressFamily.InterNetworkV6),
        CommandOption.Flag('c', () => _showsCounter = true),
        CommandOption.Value('C', "count",
            value => _connectAttempts = Numbers.Parse(value, 1, "connection count")),
        CommandOption.Value('f', "from", value => _sender = value),
        CommandOption.Value('l', "length", value => Length = ParseLength(value)),
        CommandOption.Value('m', "message_count", value => _messages = Numbers.Parse(value, 1, "message count")),
        CommandOption.Value('M', "myhostname", value => HostName = value),
        CommandOption.Value('r', "recipient_count",
            value => (Recipients, CountsRecipients) = (Numbers.Parse(value, 1, "recipient count"), true)),
        CommandOption.Value('R', "interval",
            value => _randomDelay = Numbers.Parse(value, 1, "random delay")),
        CommandOption.Value('s', "session_count", value => _sessions = Numbers.Parse(value, 1, "session count")),
        CommandOption.Value('t', "to", value => _recipient = value),
        VerboseOption(),
        CommandOption.Value('w', "interval",
            value => _fixedDelay = Numbers.Parse(value, 1, "fixed delay")),
    ];

    /// <inheritdoc/>
    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (operands is not [string target])
            throw new UsageException();
        if (_fixedDelay > 0 && _randomDelay > 0)
            throw new FatalException("do not use -w and -R options at the same time");
        CheckHostName(context.Log);
        LoadAddress address = LoadAddress.ParseTarget(target, DefaultService, _family);
        SourcePlan plan = new(_messages, _sessions, _connectAttempts, TimeSpan.FromSeconds(_fixedDelay), TimeSpan.FromSeconds(_randomDelay), WindowSize);
        RaiseFileLimit();
        SourcePool pool = new(address, plan, context.Log, new RunningCounter(_showsCounter ? context.Terminal : null), context.Time);
        pool.Run(NewSessions(context));
        return 0;
    }

    /// <summary>Makes what new sessions share; the result makes a session.</summary>
    /// <exception cref="FatalException">The options do not go together.</exception>
    protected abstract Func<SourcePool, SourceSession> NewSessions(CommandContext context);

    private static void RaiseFileLimit() => ResourceLimits.SetSoft(Resource.OpenFiles, ResourceLimits.Get(Resource.OpenFiles).Hard);

    private static int ParseLength(string value)
    {
        int length = Numbers.Parse(value, 1, "message length");
        return length <= LargestMessage ? length : throw new FatalException($"bad message length: {value}");
    }

    private void CheckHostName(Log log)
    {
        bool isLiteral = HostName.StartsWith('[');
        bool isValid = isLiteral ? AddressLiteral.Parse(HostName) is not null : Net.HostName.IsValid(HostName);
        if (isValid)
            return;
        string? fault = isLiteral ? AddressLiteral.FindFault(HostName) : Net.HostName.FindFault(HostName);
        if (fault is not null)
            log.Warning(fault);
        throw new FatalException(isLiteral ? $"bad address literal: {HostName}" : $"bad hostname: {HostName}");
    }
}
