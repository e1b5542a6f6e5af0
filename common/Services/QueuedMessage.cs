namespace Postfix.Services;

/// <summary>A message in the queue, as showq(8) describes it.</summary>
/// <param name="QueueName">The queue that it is in.</param>
/// <param name="QueueId">Its name.</param>
/// <param name="Arrival">When it came.</param>
/// <param name="Size">Bytes of content; of the file while it is in maildrop.</param>
/// <param name="IsForcedToExpire">Whether it will be returned at the next attempt.</param>
/// <param name="Sender">Envelope sender in external form; the null sender has its name for people.</param>
public sealed record QueuedMessage(
    string QueueName, string QueueId, DateTimeOffset Arrival, long Size, bool IsForcedToExpire, string Sender);
