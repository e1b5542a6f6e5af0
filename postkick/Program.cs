using Postfix.Cli;

namespace Postfix.Postkick;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostkickCommand());
}
