using System.Net;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.LocalDelivery;

/// <summary>Tells comsat(8) about new mail, for users who are logged in and want to know (biff(1)).</summary>
internal sealed class Biff(Log log)
{
    private const int ComsatPort = 512;

    /// <summary>Announces the message that begins at this offset of a user's mailbox.</summary>
    public void Notify(string user, long offset)
    {
        try
        {
            using FileDescriptor socket = Sockets.ConnectUdp(new InetEndpoint(IPAddress.Loopback, ComsatPort));
            socket.WriteAll(ByteText.ToBytes($"{user}@{offset}\0"));
        }
        catch (PosixException error)
        {
            log.Warning($"biff_notify: {error.Errno.Describe()}");
        }
    }
}
