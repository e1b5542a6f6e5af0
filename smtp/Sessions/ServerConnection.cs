using Postfix.Ipc;
using Postfix.Tls;

namespace Postfix.SmtpClient.Sessions;

/// <summary>
/// A connection to a server and what was learned about it: all that outlives a delivery when the connection is kept.
/// </summary>
internal sealed class ServerConnection(Channel channel, PeerName peer, long opened) : IDisposable
{
    public Channel Channel { get; } = channel;

    public PeerName Peer { get; } = peer;

    /// <summary>Time stamp of the attempt that made the connection.</summary>
    public long Opened { get; } = opened;

    /// <summary>The next hop that led to the server.</summary>
    public string Nexthop { get; set; } = "";

    /// <summary>
    /// Tells apart the deliveries that would log in otherwise than the one that made the connection. Empty when nobody logs in.
    /// </summary>
    public string Scope { get; set; } = "";

    public ServerFeatures Features { get; set; }

    /// <summary>The TLS session; null in the clear.</summary>
    public TlsFacts? Tls { get; set; }

    /// <summary>Largest message that the server takes; 0 when it did not say.</summary>
    public long SizeLimit { get; set; }

    /// <summary>Mechanisms for login that the server offers and we would use; null when it does not offer AUTH.</summary>
    public IReadOnlyList<string>? Mechanisms { get; set; }

    /// <summary>Deliveries before the current one.</summary>
    public int ReuseCount { get; set; }

    public bool Offers(ServerFeatures feature) => (Features & feature) == feature;

    public void Dispose() => Channel.Dispose();
}
