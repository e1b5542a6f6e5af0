using Postfix.Services;

namespace Postfix.QueueManager.Scheduling;

/// <summary>What the scheduler asks of the keeper of the messages: everything that touches files and other services.</summary>
internal interface IActiveQueue
{
    /// <summary>Reads as many recipients as the message may have in memory and assigns them to destinations. A queue file
    /// that cannot be read leaves the message as it is.</summary>
    void ReadMore(MessageEntry message);

    /// <summary>Records that a recipient is tried again later; used only when retry(8) cannot do it.</summary>
    void Defer(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem);

    /// <summary>The message has no deliveries any more. Must only take note: the scheduler is in the middle of something.</summary>
    void AllTried(MessageEntry message);
}
