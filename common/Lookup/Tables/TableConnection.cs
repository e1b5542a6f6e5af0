using Postfix.Ipc;

namespace Postfix.Lookup.Tables;

/// <summary>A connection of a <see cref="TableServer"/>.</summary>
/// <param name="channel">The connection; closed with this.</param>
/// <param name="created">Time stamp of its making.</param>
internal sealed class TableConnection(Channel channel, long created) : IDisposable
{
    /// <summary>The connection.</summary>
    public Channel Channel => channel;

    /// <summary>Time stamp of its making.</summary>
    public long Created => created;

    /// <summary>Time stamp of its last use; null when it is new. Of one that was used the server may think otherwise meanwhile.</summary>
    public long? LastUse { get; set; }

    public void Dispose() => channel.Dispose();
}
