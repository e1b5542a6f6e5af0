using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>Tells the log and the bounce, defer, trace and verify services what became of a recipient.</summary>
internal interface IDeliveryReporter
{
    /// <summary>Delivered, or deliverable when this is only a test.</summary>
    RecipientOutcome Sent(Attempt attempt, DsnDetail detail);

    /// <summary>Not delivered: tried again for a 4.x.x status, returned to the sender for a 5.x.x status.</summary>
    RecipientOutcome Failed(Attempt attempt, DsnDetail detail);

    /// <summary>
    /// As <see cref="Failed"/>, but returned at once to the sender in <paramref name="attempt"/>, who is not that of the message.
    /// </summary>
    RecipientOutcome FailedToOwner(Attempt attempt, DsnDetail detail);

    /// <summary>Tells the sender, who asked to know, that an alias was expanded.</summary>
    void Expanded(Attempt attempt, DsnDetail detail);
}
