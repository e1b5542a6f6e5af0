using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.BounceServer;

/// <summary>
/// Executes requests of delivery agents and the queue manager (contract: services.md, section 5). The log that a request is about
/// is that of the service whose name the client used.
/// </summary>
internal sealed class StatusRequest(BounceContext context, QueueName service)
{
    private const DeliverRequestFlags Verification = DeliverRequestFlags.VerifyForUser | DeliverRequestFlags.Record;

    /// <summary>Reads a request and executes it; false when it failed.</summary>
    /// <exception cref="AttributeException">It is malformed.</exception>
    public bool Execute(AttributeReader reader)
    {
        DeliveryStatusRequest request = (DeliveryStatusRequest)reader.ReadInt("nrequest");
        int flags = reader.ReadInt("flags");
        switch (request)
        {
            case DeliveryStatusRequest.Append:
                return Append(reader, flags);
            case DeliveryStatusRequest.One:
                return BounceOne(reader, flags);
            case DeliveryStatusRequest.Flush or DeliveryStatusRequest.Warn:
            case DeliveryStatusRequest.Trace or DeliveryStatusRequest.Verp:
                return Notify(request, reader, flags);
            default:
                context.Log.Warning($"unknown command: {(int)request}");
                return false;
        }
    }

    private bool Append(AttributeReader reader, int flags)
    {
        QueueId id = ParseId(reader.ReadString("queue_id", maxLength: QueueId.LengthLimit));
        RecipientLogEntry entry = ReadEntry(reader);
        reader.End();
        RecipientLog log = LogOf(id);
        return Guard(log, flags, () =>
        {
            log.Append(entry, context.Settings[Config.MailParameters.BackwardsBounceLogfileCompatibility]);
            return true;
        });
    }

    private bool Notify(DeliveryStatusRequest request, AttributeReader reader, int flags)
    {
        NotifiedMessage message = ReadMessage(reader, out QueueName queue, out QueueId id);
        string delimiters = request == DeliveryStatusRequest.Verp ? reader.ReadString("verp_delimiters", maxLength: 100) : "";
        reader.End();
        if (request == DeliveryStatusRequest.Verp && delimiters.Length != 2)
            throw new AttributeException($"malformed verp delimiter string: {ByteText.Printable(delimiters)}");
        RecipientLog log = LogOf(id);
        return Guard(log, flags, () =>
        {
            using NotificationCase about = new(context, message, queue, id);
            return Notify(request, about, log, flags, delimiters);
        });
    }

    private bool Notify(DeliveryStatusRequest request, NotificationCase about, RecipientLog log, int flags, string delimiters)
    {
        Notifier notifier = new(context);
        IEnumerable<RecipientLogEntry>? recipients = log.Exists ? log.Read() : null;
        bool marks = Has(flags, DeliveryStatusFlags.DeleteRecipients);
        switch (request)
        {
            case DeliveryStatusRequest.Warn:
                return notifier.Notify(NoticePolicy.Delay(context.Settings), about, recipients);
            case DeliveryStatusRequest.Trace:
                bool isVerification = ((DeliverRequestFlags)flags & Verification) != 0;
                NotificationKind kind = isVerification ? NotificationKind.Verify : NotificationKind.Success;
                return RemoveWhen(notifier.ReportDeliveries(kind, about, log), log);
            case DeliveryStatusRequest.Verp:
                return RemoveWhen(notifier.NotifyVerp(about, log, delimiters, marks), log);
            default:
                bool isSent = notifier.Notify(NoticePolicy.Failure(context.Settings), about, recipients);
                if (isSent && marks)
                    MarkAll(about, recipients);
                return RemoveWhen(isSent, log);
        }
    }

    private bool BounceOne(AttributeReader reader, int flags)
    {
        NotifiedMessage message = ReadMessage(reader, out QueueName queue, out QueueId id);
        RecipientLogEntry entry = ReadEntry(reader);
        reader.End();
        if (service != QueueName.Bounce)
            throw new AttributeException($"wrong service name \"{service}\" for one-recipient bouncing");
        using NotificationCase about = new(context, message, queue, id);
        bool isSent = new Notifier(context).Notify(NoticePolicy.Failure(context.Settings), about, [entry]);
        if (isSent && Has(flags, DeliveryStatusFlags.DeleteRecipients))
            about.Original?.MarkDone(entry.Offset);
        return isSent;
    }

    private RecipientLog LogOf(QueueId id) => new(context.Queues, service, id, context.Log);

    // On the client's wish a failed request leaves no log behind: the client reports the failure in another way.
    private static bool Guard(RecipientLog log, int flags, Func<bool> action)
    {
        bool isDone = false;
        try
        {
            return isDone = action();
        }
        finally
        {
            if (!isDone && Has(flags, DeliveryStatusFlags.Clean))
                log.Remove();
        }
    }

    private static bool RemoveWhen(bool isSent, RecipientLog log)
    {
        if (isSent)
            log.Remove();
        return isSent;
    }

    private static void MarkAll(NotificationCase about, IEnumerable<RecipientLogEntry>? recipients)
    {
        foreach (RecipientLogEntry entry in recipients ?? [])
            about.Original?.MarkDone(entry.Offset);
    }

    private static bool Has(int flags, DeliveryStatusFlags flag) => ((DeliveryStatusFlags)flags & flag) != 0;

    private static NotifiedMessage ReadMessage(AttributeReader reader, out QueueName queue, out QueueId id)
    {
        NotifiedMessage message = NotifiedMessage.Read(reader);
        queue = QueueName.Parse(message.QueueName)
            ?? throw new AttributeException($"malformed queue name: {ByteText.Printable(message.QueueName)}");
        id = ParseId(message.QueueId);
        return message with
        {
            Encoding = ByteText.Printable(message.Encoding),
            Sender = ByteText.Printable(message.Sender),
            EnvelopeId = ByteText.Printable(message.EnvelopeId),
        };
    }

    private static QueueId ParseId(string text) =>
        QueueId.Parse(text) ?? throw new AttributeException($"malformed queue id: {ByteText.Printable(text)}");

    private static RecipientLogEntry ReadEntry(AttributeReader reader)
    {
        DeliverRecipient recipient = DeliverRecipient.Read(reader);
        DsnDetail detail = DsnDetail.Read(reader);
        return new RecipientLogEntry
        {
            Recipient = EmailAddress.Quote(ByteText.Printable(recipient.Address)),
            OriginalRecipient = OriginalOf(recipient),
            Offset = recipient.Offset,
            DsnOriginalRecipient = ByteText.Printable(recipient.DsnOriginalRecipient),
            Notify = (NotifyFlags)recipient.Notify,
            Status = ByteText.Printable(detail.Status),
            Action = ByteText.Printable(detail.Action),
            DiagnosticType = ByteText.Printable(detail.DiagnosticType),
            DiagnosticText = ByteText.Printable(detail.DiagnosticText),
            MtaType = ByteText.Printable(detail.MtaType),
            MtaName = ByteText.Printable(detail.MtaName),
            Reason = ByteText.Printable(detail.Reason),
        };
    }

    private static string OriginalOf(DeliverRecipient recipient)
    {
        string original = ByteText.Printable(recipient.OriginalAddress);
        bool isWorthTelling = original.Length > 0 && ByteText.FoldCase(original) != ByteText.FoldCase(recipient.Address);
        return isWorthTelling ? EmailAddress.Quote(original) : "";
    }
}
