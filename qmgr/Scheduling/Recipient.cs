using Postfix.Mail;

namespace Postfix.QueueManager.Scheduling;

/// <summary>One recipient in memory, from its reading out of the queue file until its delivery was tried.</summary>
/// <param name="Offset">Position of its record in the queue file, which an agent marks when it is done.</param>
/// <param name="OriginalAddress">Address before aliases and rewriting; empty when unknown.</param>
/// <param name="DsnOriginal">DSN ORCPT value; empty when none was given.</param>
/// <param name="Notify">DSN NOTIFY flags; none when none were given.</param>
internal sealed record Recipient(long Offset, string OriginalAddress, string DsnOriginal, NotifyFlags Notify)
{
    /// <summary>Envelope address in internal form; the resolver may replace it.</summary>
    public required string Address { get; set; }

    /// <summary>Where it goes; null before routing and when there is nothing left to deliver.</summary>
    public DestinationQueue? Destination { get; set; }
}
