using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>Reports in the name of this delivery agent, for the message of one request.</summary>
internal sealed class LocalReporter(DeliveryJob job, string relay) : IDeliveryReporter
{
    public RecipientOutcome Sent(Attempt attempt, DsnDetail detail) =>
        job.Reporter.Sent(job.Message, attempt.Recipient, relay, detail);

    public RecipientOutcome Failed(Attempt attempt, DsnDetail detail) => IsTemporary(detail)
        ? job.Reporter.Deferred(job.Message, attempt.Recipient, relay, detail)
        : job.Reporter.Bounced(job.Message, attempt.Recipient, relay, detail);

    public RecipientOutcome FailedToOwner(Attempt attempt, DsnDetail detail)
    {
        if (IsTemporary(detail))
            return Failed(attempt, detail);
        NotifiedMessage message = NotifiedMessage.Of(job.Request) with
        {
            Sender = attempt.Sender,
            EnvelopeId = attempt.EnvelopeId,
            ReturnFlags = attempt.ReturnFlags,
        };
        return job.Reporter.BouncedOne(job.Message, message, attempt.Recipient, relay, detail);
    }

    public void Expanded(Attempt attempt, DsnDetail detail) => job.Reporter.Trace(job.Message, attempt.Recipient, relay, detail);

    private static bool IsTemporary(DsnDetail detail) => detail.Status.StartsWith('4');
}
