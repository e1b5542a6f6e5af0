using Postfix.Cli;
using Postfix.Cli.Load;

namespace Postfix.QmqpSource;

/// <summary>qmqp-source(1): sends many messages by QMQP, in parallel sessions.</summary>
internal sealed class QmqpSourceCommand : SourceCommand
{
    private const string QmqpPort = "628";
    private const int UsualLength = 1024;

    public override string Name => "qmqp-source";

    public override CommandLine Options => new(Name, "host[:port]", [.. CommonOptions()])
    {
        FixedUsage = $"usage: {InvokedAs} -cv -s sess -l msglen -m msgs -C count -M myhostname -f from -t to -R delay -w delay host[:port]",
    };

    protected override string DefaultService => QmqpPort;

    // Whatever makes no sense is answered with the usage.
    protected override int ParseCount(string value, string meaning) => Numbers.PositiveOrUsage(value);

    protected override Exception NewConflictOfDelays() => new UsageException();

    protected override Func<SourcePool, SourceSession> NewSessions(CommandContext context)
    {
        byte[] request = QmqpRequest.Create(Length ?? UsualLength, Sender, Recipient, Recipients, HostName, context.Time);
        return pool => new QmqpSourceSession(pool, request, context.Log, context.Terminal);
    }
}
