using Postfix.Cli;

namespace Postfix.PostfixCommand;

internal static class Program
{
    public static int Main() => CommandHost.Run(new ControlCommand());
}
