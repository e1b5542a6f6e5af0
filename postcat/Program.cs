using Postfix.Cli;

namespace Postfix.Postcat;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostcatCommand());
}
