using Postfix.Config;
using Postfix.Events;
using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Master;

/// <summary>Sends the wake-up byte to a service, in the manner of its type.</summary>
/// <param name="loop">Watches the connections.</param>
/// <param name="owner">The mail system's user: a fifo in a directory that he can write is opened with his rights.</param>
/// <param name="log">Hears of failures.</param>
internal sealed class WakeupSender(EventLoop loop, UserEntry owner, MasterLog log)
{
    private const string Request = "W";

    // Master must not be held up by a service that does not listen.
    private static readonly TimeSpan s_connectLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_answerLimit = TimeSpan.FromSeconds(100);

    /// <summary>Wakes up the service; a failure is logged.</summary>
    public void Send(ServicePlan plan)
    {
        try
        {
            switch (plan.Type)
            {
                case ServiceType.Inet:
                    AwaitAnswer(SendToPort(plan.Endpoints[0]));
                    break;
                case ServiceType.Pass:
                    AwaitAnswer(SendOverPipe(plan.Address));
                    break;
                case ServiceType.Fifo:
                    SendToFifo(plan.Address);
                    break;
                case ServiceType.Unix:
                    AwaitAnswer(Trigger.Open(plan.Address, Request, s_connectLimit));
                    break;
                default:
                    log.WakeupFailed(plan, Errno.EOPNOTSUPP.Describe());
                    break;
            }
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.WakeupFailed(plan, error.Message);
        }
    }

    // The service closes the connection, perhaps after an answer that means nothing to us.
    private void AwaitAnswer(FileDescriptor connection)
    {
        LoopTimer limit = loop.After(s_answerLimit, () => Close(connection));
        loop.WatchReadable(connection, () =>
        {
            limit.Cancel();
            Close(connection);
        });
    }

    private void Close(FileDescriptor connection)
    {
        loop.Forget(connection);
        connection.Dispose();
    }

    private void SendToFifo(string path)
    {
        using AssumedIdentity identity = Credentials.Assume(owner.Uid, owner.Gid);
        Trigger.Send(path, Request, s_connectLimit);
    }

    private static FileDescriptor SendToPort(InetEndpoint endpoint)
    {
        FileDescriptor connection = Sockets.ConnectTcp(endpoint, bind: null, s_connectLimit);
        connection.WriteAll("W\0"u8);
        return connection;
    }

    // The screener's service gets a connection from us as it would get one of a client; here it is a pipe.
    private static FileDescriptor SendOverPipe(string path)
    {
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using (reader)
        using (writer)
        {
            writer.WriteAll("W\0"u8);
            FileDescriptor connection = Sockets.ConnectUnix(path, s_connectLimit);
            Sockets.SendDescriptor(connection, reader);
            return connection;
        }
    }
}
