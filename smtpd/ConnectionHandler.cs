using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Smtpd.Commands;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd;

/// <summary>Serves connections, each on the thread that calls.</summary>
/// <param name="services">What sessions share.</param>
/// <param name="commands">The commands.</param>
/// <param name="lookup">Finds out who a client is.</param>
/// <param name="unsupported">Why clients of the network must be turned away, as a reply; null when they need not be.</param>
internal sealed class ConnectionHandler(
    SmtpdServices services, CommandTable commands, ClientLookup lookup, string? unsupported) : IConnectionHandler
{
    // The name of the network services' peer in messages of the channel.
    private const string PeerName = "SMTP client";

    // Room for a command, and for the answer to EHLO or to some pipelined commands; every open session has such buffers.
    private const int BufferSize = 512;

    private readonly WaitingBuffers _buffers = new(BufferSize);

    /// <summary>Whether whoever is at standard input submits mail as a local user; mail_owner is a client like those of the network.</summary>
    public required bool IsStandAlone { get; init; }

    public required DebugPeers DebugPeers { get; init; }

    public void Serve(ClientConnection client)
    {
        using Channel channel = client.IsStandardInput
            ? new Channel(client.Input, client.Output, PeerName)
            : new Channel(client.Input, PeerName, BufferSize, _buffers);
        ClientIdentity identity = lookup.Identify(client);
        using ExtraVerbosity detail = DebugPeers.Observe(identity.Name, identity.Address);
        ThreadStack.ReleaseUnused(); // the resolver takes more of it than the session ever will
        if (unsupported is not null && !client.IsStandardInput)
            TurnAway(channel, unsupported);
        else
            new SessionRunner(services, commands, channel, identity, IsStandAlone, client.Clock).Run();
    }

    private void TurnAway(Channel channel, string reply)
    {
        channel.SetTimeout(services.Settings[SmtpdParameters.Timeout]);
        channel.Write(reply + "\r\n");
        channel.Flush();
        Sockets.ShutdownSend(channel.Descriptor);
    }
}
