using Postfix.Posix;
using Postfix.Server;

namespace Postfix.SmtpClient;

internal static class Program
{
    public static int Main()
    {
        bool isLmtp = Arguments.FromProcess() is [var name, ..] && name[(name.LastIndexOf('/') + 1)..] == "lmtp";
        return DaemonHost.Run(new SmtpDaemon(isLmtp ? ClientProtocol.Lmtp : ClientProtocol.Smtp));
    }
}
