using Postfix.Server;

namespace Postfix.Flush;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new FlushDaemon());
}
