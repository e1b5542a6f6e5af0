using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>
/// Serves the connections that another program, such as postscreen(8), passes on: each comes as a descriptor over a connection
/// of its own, with what that program knows about it (contract: services.md, section 15).
/// </summary>
/// <param name="handler">Serves the connections that were passed.</param>
/// <param name="serviceName">The service's name in messages.</param>
internal sealed class PassedClientHandler(IConnectionHandler handler, string serviceName) : IConnectionHandler
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(100);

    /// <summary>The handler for a service's clients, whose connections are passed if the entry in master.cf says so.</summary>
    public static IConnectionHandler For(IConnectionHandler handler, DaemonContext context) =>
        TransportTypes.IsPass(context.Options.Transport) ? new PassedClientHandler(handler, context.ServiceName) : handler;

    /// <exception cref="IOException">No connection came.</exception>
    public void Serve(ClientConnection client)
    {
        ClientConnection passed = Receive(client);
        using (passed.Input)
            handler.Serve(passed);
    }

    private ClientConnection Receive(ClientConnection sender)
    {
        using Channel channel = new(sender.Input, $"{serviceName} socket");
        channel.SetTimeout(s_timeout);
        FileDescriptor connection = Sockets.ReceiveDescriptor(sender.Input)
            ?? throw new IOException($"no connection was passed over the {serviceName} socket");
        try
        {
            // Whether calls wait is a property of the connection, and a program that holds many will not wait for one.
            connection.SetNonBlocking(false);
            IReadOnlyDictionary<string, string> attributes = new AttributeReader(channel).ReadList();
            return new ClientConnection(connection, connection, sender.Listener) { Clock = sender.Clock, Attributes = attributes };
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
