using Postfix.Server;

namespace Postfix.DiscardDelivery;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new DiscardDaemon());
}
