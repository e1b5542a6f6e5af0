using Postfix.Cli;

namespace Postfix.Postalias;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostaliasCommand());
}
