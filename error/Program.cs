using Postfix.Server;

namespace Postfix.ErrorDelivery;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new ErrorDaemon());
}
