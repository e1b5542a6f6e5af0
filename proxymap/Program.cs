using Postfix.Server;

namespace Postfix.Proxymap;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new ProxymapDaemon());
}
