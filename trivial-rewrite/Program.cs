using Postfix.Server;

namespace Postfix.TrivialRewrite;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new TrivialRewriteDaemon());
}
