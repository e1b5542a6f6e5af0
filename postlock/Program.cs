using Postfix.Cli;

namespace Postfix.Postlock;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostlockCommand());
}
