using System.Net.Sockets;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Cli.Load;

/// <summary>What the load generators have in common: smtp-source(1) and qmqp-source(1).</summary>
public abstract class SourceCommand : Command
{
    private const int LargestMessage = 0x7fffff00; // an array has no room for more

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

    /// <inheritdoc/>
    public override bool EndsWithReader => false;

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
        CommandOption.Value('C', "count", value => _connectAttempts = ParseCount(value, "connection count")),
        CommandOption.Value('f', "from", value => _sender = value),
        CommandOption.Value('l', "length", SetLength),
        CommandOption.Value('m', "message_count", value => _messages = ParseCount(value, "message count")),
        CommandOption.Value('M', "myhostname", SetHostName),
        CommandOption.Value('r', "recipient_count",
            value => (Recipients, CountsRecipients) = (ParseCount(value, "recipient count"), true)),
        CommandOption.Value('R', "interval", value => _randomDelay = ParseDelay(value, "random delay", other: _fixedDelay)),
        CommandOption.Value('s', "session_count", value => _sessions = ParseCount(value, "session count")),
        CommandOption.Value('t', "to", value => _recipient = value),
        VerboseOption(),
        CommandOption.Value('w', "interval", value => _fixedDelay = ParseDelay(value, "fixed delay", other: _randomDelay)),
    ];

    /// <inheritdoc/>
    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (operands is not [string target])
            throw new UsageException();
        Prepare();
        LoadAddress address = LoadAddress.ParseTarget(target, DefaultService, _family);
        SourcePlan plan = new(_messages, _sessions, _connectAttempts, TimeSpan.FromSeconds(_fixedDelay), TimeSpan.FromSeconds(_randomDelay), WindowSize);
        RaiseFileLimit();
        SourcePool pool = new(address, plan, context.Log, new RunningCounter(_showsCounter ? context.Terminal : null), context.Time);
        pool.Run(NewSessions(context));
        return 0;
    }

    /// <summary>Does what can fail before the target is looked at.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Reads a number that must be positive.</summary>
    protected virtual int ParseCount(string value, string meaning) => Numbers.Positive(value, meaning);

    /// <summary>The length of the payload.</summary>
    protected virtual void SetLength(string value)
    {
        int length = ParseCount(value, "message length");
        Length = length <= LargestMessage ? length : throw new FatalException($"bad message length: {value}");
    }

    /// <summary>Says that only one of the waits can be had.</summary>
    protected virtual Exception NewConflictOfDelays() => new FatalException("do not use -w and -R options at the same time");

    /// <summary>Makes what new sessions share; the result makes a session.</summary>
    /// <exception cref="FatalException">The options do not go together.</exception>
    protected abstract Func<SourcePool, SourceSession> NewSessions(CommandContext context);

    private static void RaiseFileLimit() => ResourceLimits.SetSoft(Resource.OpenFiles, ResourceLimits.Get(Resource.OpenFiles).Hard);

    private int ParseDelay(string value, string meaning, int other) => other > 0 ? throw NewConflictOfDelays() : ParseCount(value, meaning);

    private void SetHostName(string name)
    {
        bool isLiteral = name.StartsWith('[');
        bool isValid = isLiteral ? AddressLiteral.Parse(name) is not null : Net.HostName.IsValid(name);
        string? fault = isLiteral ? AddressLiteral.FindFaultOfForm(name) : Net.HostName.FindFault(name);
        HostName = isValid ? name : throw new ConfigurationException(isLiteral ? $"bad address literal: {name}" : $"bad hostname: {name}")
        {
            Warnings = fault is null ? [] : [fault],
        };
    }
}
