using Postfix.Ipc;
using Postfix.Posix;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Delivery;

/// <summary>
/// A connection to a delivery agent: first it waits for an agent to turn to it, then for that agent to be done. An agent that is known to
/// be idle gets its delivery before it has turned to the connection.
/// </summary>
internal sealed class AgentConnection : IDisposable
{
    // Connecting to a UNIX-domain socket takes no time unless the backlog is full, which is no reason to stand still.
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromMilliseconds(1);

    private readonly Channel _channel;
    private readonly AttributeReader _reader;
    private Link<AgentConnection> _byAge;

    private AgentConnection(Transport transport, Channel channel, long now)
    {
        Transport = transport;
        Since = now;
        _channel = channel;
        _reader = new AttributeReader(channel);
    }

    /// <summary>The agent's service.</summary>
    public Transport Transport { get; }

    /// <summary>What it delivers; null while it waits for an agent.</summary>
    public DeliveryEntry? Entry { get; private set; }

    /// <summary>When it began to wait for what it waits for; seconds of the scheduler's clock.</summary>
    public long Since { get; private set; }

    /// <summary>Readable when the agent has said something.</summary>
    public FileDescriptor Descriptor => _channel.Descriptor;

    /// <summary>Connects to the service of a transport.</summary>
    /// <exception cref="IOException">Nobody listens.</exception>
    /// <exception cref="TimeoutException">Too many others wait.</exception>
    public static AgentConnection Open(Transport transport, TimeSpan timeout, long now)
    {
        var channel = new Channel(Sockets.ConnectUnix(transport.SocketPath, s_connectTimeout), transport.SocketName);
        channel.SetTimeout(timeout);
        return new AgentConnection(transport, channel, now);
    }

    /// <summary>Whether the agent has gone away; to be asked when there is input.</summary>
    public bool IsClosed() => _reader.AtEnd();

    /// <summary>Whether the agent has said who it is.</summary>
    public bool IsAnnounced { get; private set; }

    /// <summary>Whether more has arrived than was read.</summary>
    public bool HasMore => !_channel.Buffered.IsEmpty;

    /// <summary>Reads who the agent says it is.</summary>
    /// <exception cref="IOException">It is no delivery agent.</exception>
    public void ReadAnnouncement()
    {
        Announcement.Read(_reader, Announcement.DeliveryRequest, _channel.Peer);
        IsAnnounced = true;
    }

    /// <summary>Hands a delivery over.</summary>
    /// <exception cref="IOException">The agent does not take it.</exception>
    public void Send(DeliveryEntry entry, DeliverRequest request, long now)
    {
        request.Write(new AttributeWriter(_channel));
        _channel.Flush();
        _channel.ReleaseBuffers(); // some deliveries take hours
        Entry = entry;
        Since = now;
    }

    /// <summary>Reads how the delivery went.</summary>
    /// <exception cref="IOException">The answer is malformed.</exception>
    public DeliverReply ReadReply() => DeliverReply.Read(_reader);

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    /// <summary>List of all connections, longest waiting first.</summary>
    public readonly struct ByAge : ILinkAccess<AgentConnection>
    {
        /// <inheritdoc/>
        public static ref Link<AgentConnection> LinkOf(AgentConnection item) => ref item._byAge;
    }
}
