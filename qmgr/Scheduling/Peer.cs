namespace Postfix.QueueManager.Scheduling;

/// <summary>What one message still has to deliver to one destination; peers of a job take turns.</summary>
internal sealed class Peer(Job job, DestinationQueue destination)
{
    private Link<Peer> _link;

    /// <summary>The message and transport it belongs to.</summary>
    public Job Job { get; } = job;

    /// <summary>Where its deliveries go.</summary>
    public DestinationQueue Destination { get; } = destination;

    /// <summary>Deliveries that wait for an agent.</summary>
    public LinkedItems<DeliveryEntry, DeliveryEntry.InPeer> Waiting { get; } = new();

    /// <summary>Deliveries that wait or are under way.</summary>
    public int Deliveries { get; set; }

    /// <summary>Whether one of its deliveries could start now.</summary>
    public bool IsReady => Waiting.First is not null && Destination.HasRoom;

    /// <summary>List of the peers of a job.</summary>
    public readonly struct InJob : ILinkAccess<Peer>
    {
        /// <inheritdoc/>
        public static ref Link<Peer> LinkOf(Peer item) => ref item._link;
    }
}
