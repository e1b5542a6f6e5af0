using Postfix.Server;

namespace Postfix.VirtualDelivery;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new VirtualDaemon());
}
