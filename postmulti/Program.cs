using Postfix.Cli;

namespace Postfix.Postmulti;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostmultiCommand());
}
