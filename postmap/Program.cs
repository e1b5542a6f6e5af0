using Postfix.Cli;

namespace Postfix.Postmap;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostmapCommand());
}
