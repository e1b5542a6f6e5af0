using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>Tells senders and probes about virtual aliases.</summary>
/// <param name="services">trace(8) and verify(8).</param>
/// <param name="log">Hears about failures.</param>
internal sealed class AliasReports(MailServices services, CleanupLog log)
{
    private const string Status = "2.0.0";

    /// <summary>
    /// Answers an address probe for an alias with several members: it is deliverable. False when the message is no probe.
    /// </summary>
    public bool ReportDeliverable(Message message, EnvelopeRecipient recipient)
    {
        if (!message.TraceFlags.HasFlag(DeliverRequestFlags.VerifyForSystem))
            return false;
        if (!services.Verify.Update(Of(recipient), AddressStatus.Deliverable, "aliased to multiple recipients"))
            Fail(message, "verify service update error");
        return true;
    }

    /// <summary>Adds to the delivery report that an alias was expanded; the queue manager sends it.</summary>
    public void ReportExpanded(Message message, EnvelopeRecipient recipient)
    {
        DsnDetail detail = new(Status, "alias expanded") { Action = "expanded" };
        if (!services.DeliveryStatus.Append(DeliveryStatusService.Trace, DeliveryStatusFlags.Clean, message.Id.Value, Of(recipient), detail))
            Fail(message, "trace logfile update error");
        message.HasTraceLog = true;
    }

    private static DeliverRecipient Of(EnvelopeRecipient recipient) =>
        new(recipient.Original, recipient.Address, 0, recipient.DsnOriginal, (int)recipient.Notify);

    private void Fail(Message message, string problem)
    {
        log.ServiceFailure(message, problem);
        message.Fail(CleanupStatus.Write);
    }
}
