using Postfix.Cli;

namespace Postfix.Postconf;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostconfCommand());
}
