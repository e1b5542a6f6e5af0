using Postfix.Server;

namespace Postfix.BounceServer;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new BounceDaemon());
}
