using Postfix.Cli;

namespace Postfix.QmqpSink;

internal static class Program
{
    public static int Main() => CommandHost.Run(new QmqpSinkCommand());
}
