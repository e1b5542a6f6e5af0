using Postfix.Cli;

namespace Postfix.Qshape;

internal static class Program
{
    public static int Main() => CommandHost.Run(new QshapeCommand());
}
