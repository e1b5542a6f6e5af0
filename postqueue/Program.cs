using Postfix.Cli;

namespace Postfix.Postqueue;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostqueueCommand());
}
