using Postfix.Services;

namespace Postfix.SmtpClient.Outcomes;

/// <summary>A recipient of the current request.</summary>
internal sealed class PendingRecipient(DeliverRecipient envelope)
{
    public DeliverRecipient Envelope { get; } = envelope;

    public RecipientState State { get; set; }
}
