using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.SmtpClient.Outcomes;

/// <summary>Records outcomes through the delivery skeleton.</summary>
internal sealed class JobReports(DeliveryJob job) : IRecipientReports
{
    /// <summary>Trouble with the next hop; none unless reported.</summary>
    public DsnDetail Hop { get; private set; } = DsnDetail.None;

    public bool Sent(DeliverRecipient recipient, string relay, DsnDetail detail) =>
        IsSettledBy(() => job.Sent(recipient, relay, detail));

    public bool Bounced(DeliverRecipient recipient, string relay, DsnDetail detail) =>
        IsSettledBy(() => job.Bounced(recipient, relay, detail));

    public bool Deferred(DeliverRecipient recipient, string relay, DsnDetail detail) =>
        IsSettledBy(() => job.Deferred(recipient, relay, detail));

    public void PassedOn(DeliverRecipient recipient, bool isSettled) =>
        // The other agent marks what it settled in the queue file; here counts only whether something is left.
        job.Finish(recipient with { Offset = DeliverRecipient.NoOffset }, isSettled ? RecipientOutcome.Done : RecipientOutcome.Deferred);

    public void HopFailed(DsnDetail detail)
    {
        if (Hop.IsEmpty)
            Hop = detail;
    }

    private bool IsSettledBy(Action report)
    {
        int before = job.DeferredCount;
        report();
        return job.DeferredCount == before;
    }
}
