using Postfix.Delivery;
using Postfix.Logging;
using Postfix.Services;

namespace Postfix.ErrorDelivery;

/// <summary>Gives all recipients the reason in the next hop: "[D.S.N ]text" (error(8)).</summary>
internal sealed class ErrorAgent(Verdict verdict) : IDeliveryAgent
{
    private const string Relay = "none";

    public DsnDetail Deliver(DeliveryJob job)
    {
        if (job.Request.Nexthop.Length == 0)
            throw new FatalException("no error text in next-hop destination"); // an entry in a transport table without text
        DsnDetail detail = NexthopText.Parse(job.Request.Nexthop, verdict == Verdict.Defer ? "4.0.0" : "5.0.0");
        foreach (DeliverRecipient recipient in job.Request.Recipients)
        {
            if (verdict == Verdict.Defer)
                job.Deferred(recipient, Relay, detail);
            else
                job.Bounced(recipient, Relay, detail);
        }
        return DsnDetail.None;
    }
}
