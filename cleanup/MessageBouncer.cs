using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtp;

namespace Postfix.Cleanup;

/// <summary>Returns a message that cannot be accepted to its sender, when the client itself cannot tell the sender.</summary>
/// <param name="services">bounce(8).</param>
/// <param name="deliveryLog">Hears about recipients.</param>
/// <param name="rules">Whether bounces use VERP.</param>
/// <param name="log">Hears about failures.</param>
internal sealed class MessageBouncer(MailServices services, DeliveryLog deliveryLog, CleanupRules rules, CleanupLog log)
{
    private const string Relay = "none";

    /// <summary>
    /// Sends the bounce. The message then needs no queue file, and its problems are solved, unless the bounce service fails.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="records">Its queue file, as far as it was written.</param>
    public void Bounce(Message message, IRecordSource records)
    {
        DsnDetail detail = DetailOf(message);
        if (!AppendRecipients(message, records, detail) || !SendNotice(message))
            message.Fail(CleanupStatus.Write);
        message.KeepProblems(CleanupStatus.Write);
        if (message.Problems == CleanupStatus.Ok)
            message.Flags |= CleanupFlags.Discard;
    }

    private static DsnDetail DetailOf(Message message)
    {
        CleanupProblem generic = CleanupProblem.Of(message.Problems);
        StatusText told = message.Reason is { } reason ? EnhancedStatus.Split(reason, "5.0.0") : new(generic.Status, generic.Text);
        return new DsnDetail(told.Status, told.Text) { Action = "failed" };
    }

    private bool AppendRecipients(Message message, IRecordSource records, DsnDetail detail)
    {
        int count = 0;
        foreach (DeliverRecipient recipient in WrittenRecipients.Read(records))
        {
            count++;
            if (!Append(message, recipient, detail))
                return false;
        }
        return count > 0 || Append(message, new DeliverRecipient("", "unknown", 0, "", 0), detail);
    }

    private bool Append(Message message, DeliverRecipient recipient, DsnDetail detail)
    {
        if (!services.DeliveryStatus.Append(DeliveryStatusService.Bounce, DeliveryStatusFlags.Clean, message.Id.Value, recipient, detail))
            return false;
        MessageTimes times = new() { Arrival = message.Arrival ?? message.Created };
        deliveryLog.Write(new ReportedMessage(message.Id.Value, DeliverRequestFlags.None, times), recipient, Relay, "bounced", detail);
        return true;
    }

    private bool SendNotice(Message message)
    {
        // Content that was found bad, or is too large, does not go back.
        bool headersOnly = (message.Problems & (CleanupStatus.Content | CleanupStatus.Size)) != 0;
        NotifiedMessage notified = new(
            QueueName.Incoming.Value, message.Id.Value, message.Attributes.GetValueOrDefault(QueueAttributeNames.Encoding, ""),
            (int)message.Smtputf8, message.Sender ?? "", message.EnvelopeId ?? "",
            (int)(headersOnly ? ReturnFlags.Headers : message.Return));
        bool sent = message.VerpDelimiters is { } delimiters && !rules.DisablesVerpBounces
            ? services.DeliveryStatus.NotifyVerp(DeliveryStatusService.Bounce, DeliveryStatusFlags.Clean, notified, delimiters)
            : services.DeliveryStatus.Notify(DeliveryStatusService.Bounce, DeliveryStatusRequest.Flush, (int)DeliveryStatusFlags.Clean, notified);
        if (!sent)
            log.ServiceFailure(message, "bounce message failure");
        return sent;
    }
}
