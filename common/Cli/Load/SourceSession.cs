using Postfix.Ipc;
using Postfix.Logging;

namespace Postfix.Cli.Load;

/// <summary>One connection of a load generator.</summary>
/// <param name="pool">The pool that it belongs to.</param>
public abstract class SourceSession(SourcePool pool) : IEventChannelPeer
{
    /// <summary>Most input that is held: more than the longest line or reply.</summary>
    public const int InputSize = 16 * 1024;

    /// <summary>Longest line, and longest text of a reply, that counts.</summary>
    public const int ReplyLimit = 10240;

    private EventChannel? _channel;

    /// <summary>What the session waits for, in the words of the message about a lost connection: "sending message".</summary>
    protected abstract string Activity { get; }

    /// <summary>The pool.</summary>
    protected SourcePool Pool => pool;

    /// <summary>The connection.</summary>
    protected EventChannel Channel => _channel!;

    /// <summary>Begins with a new connection.</summary>
    /// <param name="channel">The connection; the session's from now on.</param>
    /// <param name="left">Number of messages that are left besides the one that this session is for.</param>
    public void Start(EventChannel channel, int left)
    {
        _channel = channel;
        Begin(left);
    }

    /// <inheritdoc/>
    public abstract void OnInput();

    /// <inheritdoc/>
    public virtual void OnLost(ChannelLoss loss) =>
        throw new FatalException($"{(loss == ChannelLoss.TimedOut ? "timeout" : "lost connection")} while {Activity}");

    /// <summary>The connection is there.</summary>
    protected abstract void Begin(int left);

    /// <summary>Ends the connection.</summary>
    protected void End() => pool.End(Channel);
}
