using Postfix.Services;

namespace Postfix.Postqueue;

/// <summary>A form of the queue listing.</summary>
internal interface IQueueListing
{
    /// <summary>A message; its recipients follow.</summary>
    void BeginMessage(QueuedMessage message);

    /// <summary>A recipient of the message.</summary>
    void Add(QueuedRecipient recipient);

    /// <summary>The message is complete.</summary>
    void EndMessage();

    /// <summary>The listing is complete.</summary>
    void End();
}
