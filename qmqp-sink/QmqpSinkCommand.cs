using System.Globalization;
using System.Net.Sockets;
using Postfix.Cli;
using Postfix.Cli.Load;
using Postfix.Events;
using Postfix.Posix;

namespace Postfix.QmqpSink;

/// <summary>qmqp-sink(1): takes mail by QMQP and throws it away.</summary>
internal sealed class QmqpSinkCommand : Command
{
    // A client may take its time.
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromDays(3650);

    private AddressFamily _family = AddressFamily.Unspecified;
    private bool _showsCounter;
    private TimeSpan? _runTime;
    private int _messages;

    public override string Name => "qmqp-sink";

    public override bool ShowsInvokedPath => true;

    public override bool LogsMessages => false;

    public override bool EndsWithReader => false;

    public override CommandLine Options => new(Name, "[host]:port backlog",
        CommandOption.Flag('4', () => _family = AddressFamily.InterNetwork),
        CommandOption.Flag('6', () => _family = AddressFamily.InterNetworkV6),
        CommandOption.Flag('c', () => _showsCounter = true),
        VerboseOption(),
        CommandOption.Value('x', "time", value => _runTime = TimeSpan.FromSeconds(Numbers.PositiveOrUsage(value))))
    {
        FixedUsage = $"usage: {InvokedAs} [-cv] [-x time] [host]:port backlog",
    };

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (operands is not [string address, string backlog])
            throw new UsageException();
        int queue = Numbers.PositiveOrUsage(backlog);
        IReadOnlyList<FileDescriptor> listeners = LoadListener.Open(LoadAddress.ParseListener(address, _family), queue);
        RunningCounter counter = new(_showsCounter ? context.Terminal : null);
        using EventLoop loop = new(context.Time);
        SinkPool pool = new(loop, listeners, int.MaxValue, s_timeLimit, pool => new QmqpSinkSession(pool, context.Log, () => Count(counter)));
        if (_runTime is { } runTime)
            pool.After(runTime, pool.Stop);
        pool.Run();
        return 0;
    }

    private void Count(RunningCounter counter) => counter.Show((++_messages).ToString(CultureInfo.InvariantCulture));
}
