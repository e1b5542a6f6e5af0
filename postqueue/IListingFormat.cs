using Postfix.Services;

namespace Postfix.Postqueue;

/// <summary>A form of the queue listing.</summary>
internal interface IListingFormat
{
    /// <summary>Prints a message; its recipients are read while they are printed.</summary>
    void Print(QueuedMessage message, IEnumerable<QueuedRecipient> recipients);

    /// <summary>Prints what comes after the last message.</summary>
    void End();
}
