using System.Net;
using System.Net.Sockets;
using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.SmtpClient.Sessions;

/// <summary>Makes connections to servers.</summary>
internal sealed class Connector(ConnectRules rules)
{
    /// <summary>Content leaves in pieces of this size.</summary>
    private const int OutputSize = 32 * 1024;

    /// <summary>Connects to a TCP server.</summary>
    public ConnectResult Connect(PeerName peer, IPAddress address)
    {
        IPAddress? bind = address.AddressFamily == AddressFamily.InterNetworkV6 ? rules.BindAddress6 : rules.BindAddress;
        InetEndpoint remote = new(address, peer.Port);
        return Try(peer, () =>
        {
            FileDescriptor socket = ConnectFrom(bind, remote);
            Sockets.SetNoDelay(socket); // what belongs together is written together already
            return socket;
        });
    }

    /// <summary>Connects to a server on a UNIX-domain socket.</summary>
    public ConnectResult ConnectUnix(PeerName peer) => Try(peer, () => Sockets.ConnectUnix(peer.Address, rules.Timeout));

    private ConnectResult Try(PeerName peer, Func<FileDescriptor> connect)
    {
        long started = rules.Clock.GetTimestamp();
        try
        {
            return new ConnectResult(new ServerConnection(new Channel(connect(), peer.Endpoint, OutputSize), peer, started), null);
        }
        catch (PosixException error) when (error.Operation == "bind")
        {
            return ConnectResult.Failed("4.4.0", "server configuration error");
        }
        catch (PosixException error) when (error.Errno == Errno.ENAMETOOLONG)
        {
            rules.Log.Warning($"unix-domain name too long: {peer.Address}");
            return ConnectResult.Failed("4.3.5", "Server configuration error");
        }
        catch (PosixException error)
        {
            return ConnectResult.Failed("4.4.1", $"connect to {peer.Endpoint}: {ErrnoText.Describe(error.Errno)}");
        }
    }

    private FileDescriptor ConnectFrom(IPAddress? bind, InetEndpoint remote)
    {
        if (bind is null)
            return Open(remote, null);
        try
        {
            return Open(remote, bind);
        }
        catch (PosixException error) when (error.Operation == "bind")
        {
            rules.Log.Warning($"smtp_connect_addr: bind {bind}: {ErrnoText.Describe(error.Errno)}");
            if (rules.IsBindEnforced)
                throw;
        }
        return Open(remote, null);
    }

    private FileDescriptor Open(InetEndpoint remote, IPAddress? bind) => Sockets.ConnectTcp(remote, bind, rules.Timeout, rules.WindowSize);
}
