using Postfix.Server;

namespace Postfix.Reindexing;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new ReindexDaemon());
}
