using Postfix.Server;

namespace Postfix.Pickup;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new PickupDaemon());
}
