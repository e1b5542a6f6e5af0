using Postfix.Server;

namespace Postfix.Cleanup;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new CleanupDaemon());
}
