using Postfix.Cli;

namespace Postfix.Postlog;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostlogCommand());
}
