using Postfix.Services;

namespace Postfix.QueueManager.Scheduling;

/// <summary>Recipients of one message that go to one destination in one request to a delivery agent.</summary>
internal sealed class DeliveryEntry(Peer peer)
{
    private Link<DeliveryEntry> _inDestination;
    private Link<DeliveryEntry> _inPeer;

    /// <summary>The group of deliveries that it belongs to.</summary>
    public Peer Peer { get; } = peer;

    /// <summary>The message.</summary>
    public MessageEntry Message => Peer.Job.Message;

    /// <summary>The destination.</summary>
    public DestinationQueue Destination => Peer.Destination;

    /// <summary>Recipients; at least one, at most the transport's limit for one delivery.</summary>
    public required List<DeliverRecipient> Recipients { get; init; }

    /// <summary>List of the waiting, or of the busy, deliveries of a destination.</summary>
    public readonly struct InDestination : ILinkAccess<DeliveryEntry>
    {
        /// <inheritdoc/>
        public static ref Link<DeliveryEntry> LinkOf(DeliveryEntry item) => ref item._inDestination;
    }

    /// <summary>List of the waiting deliveries of a peer.</summary>
    public readonly struct InPeer : ILinkAccess<DeliveryEntry>
    {
        /// <inheritdoc/>
        public static ref Link<DeliveryEntry> LinkOf(DeliveryEntry item) => ref item._inPeer;
    }
}
