using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Routing;

/// <summary>What becomes of recipients that no delivery agent gets.</summary>
internal interface IRecipientDisposal
{
    /// <summary>Records that the recipient is tried again later.</summary>
    void Defer(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem);

    /// <summary>Drops a bounce of a bounce as if it were delivered.</summary>
    void Discard(MessageEntry message, DeliverRecipient recipient);
}
