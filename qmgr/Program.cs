using Postfix.Server;

namespace Postfix.QueueManager;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new QueueManagerDaemon());
}
