using Postfix.Cli;

namespace Postfix.SmtpSource;

internal static class Program
{
    public static int Main() => CommandHost.Run(new SmtpSourceCommand());
}
