using Postfix.Server;

namespace Postfix.LocalDelivery;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new LocalDaemon());
}
