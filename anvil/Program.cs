using Postfix.Server;

namespace Postfix.Anvil;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new AnvilDaemon());
}
