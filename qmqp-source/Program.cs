using Postfix.Cli;

namespace Postfix.QmqpSource;

internal static class Program
{
    public static int Main() => CommandHost.Run(new QmqpSourceCommand());
}
