using Postfix.Server;

namespace Postfix.Postlogd;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new PostlogDaemon());
}
