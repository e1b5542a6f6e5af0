using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.DiscardDelivery;

/// <summary>Counts all recipients as delivered; the next hop is the reason: "[D.S.N ]text" (discard(8)).</summary>
internal sealed class DiscardAgent : IDeliveryAgent
{
    private const string Relay = "none";

    public DsnDetail Deliver(DeliveryJob job)
    {
        DsnDetail detail = NexthopText.Parse(job.Request.Nexthop, "2.0.0");
        foreach (DeliverRecipient recipient in job.Request.Recipients)
            job.Sent(recipient, Relay, detail);
        return DsnDetail.None;
    }
}
