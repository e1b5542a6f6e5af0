using Postfix.Server;

namespace Postfix.Smtpd;

internal static class Program
{
    public static int Main() => DaemonHost.Run(new SmtpdDaemon());
}
