using Postfix.Cli;

namespace Postfix.SmtpSink;

internal static class Program
{
    public static int Main() => CommandHost.Run(new SmtpSinkCommand());
}
