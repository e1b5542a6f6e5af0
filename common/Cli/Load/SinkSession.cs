using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Cli.Load;

/// <summary>One client of a test server.</summary>
/// <param name="pool">The pool that it belongs to.</param>
public abstract class SinkSession(SinkPool pool) : IEventChannelPeer
{
    private EventChannel? _channel;

    /// <summary>The pool.</summary>
    protected SinkPool Pool => pool;

    /// <summary>The connection.</summary>
    protected EventChannel Channel => _channel!;

    /// <summary>Where the client is; null for one on this machine that came by a UNIX-domain socket.</summary>
    protected InetEndpoint? Client { get; private set; }

    /// <summary>Begins with a new client.</summary>
    public void Start(EventChannel channel, InetEndpoint? client)
    {
        _channel = channel;
        Client = client;
        Begin();
    }

    /// <inheritdoc/>
    public abstract void OnInput();

    /// <inheritdoc/>
    public abstract void OnLost(ChannelLoss loss);

    /// <summary>The client is there.</summary>
    protected abstract void Begin();
}
