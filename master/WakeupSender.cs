using Postfix.Config;
using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>Sends the wake-up byte to a service, in the manner of its type.</summary>
/// <param name="owner">The mail system's user: a fifo in a directory that he can write is opened with his rights.</param>
/// <param name="log">Hears of failures.</param>
internal sealed class WakeupSender(UserEntry owner, MasterLog log)
{
    private const string Request = "W";

    // Master must not be held up by a service that does not listen.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    /// <summary>Wakes up the service; a failure is logged.</summary>
    public void Send(ServicePlan plan)
    {
        try
        {
            switch (plan.Type)
            {
                case ServiceType.Inet:
                    SendToPort(plan.Endpoints[0]);
                    break;
                case ServiceType.Pass:
                    SendOverPipe(plan.Address);
                    break;
                case ServiceType.UnixDatagram:
                    log.WakeupFailed(plan, Errno.EOPNOTSUPP.Describe());
                    break;
                default:
                    using (Credentials.Assume(owner.Uid, owner.Gid))
                        Trigger.Send(plan.Address, Request, s_limit);
                    break;
            }
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.WakeupFailed(plan, error.Message);
        }
    }

    private static void SendToPort(InetEndpoint endpoint)
    {
        using FileDescriptor socket = Sockets.ConnectTcp(endpoint, bind: null, s_limit);
        socket.WriteAll("W\0"u8);
    }

    private static void SendOverPipe(string path)
    {
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using (reader)
        using (writer)
        {
            writer.WriteAll("W\0"u8);
            using FileDescriptor socket = Sockets.ConnectUnix(path, s_limit);
            Sockets.SendDescriptor(socket, reader);
        }
    }
}
