using Postfix.Server;

namespace Postfix.Showq;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new ShowqDaemon());
}
