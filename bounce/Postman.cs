using Postfix.Config;
using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Services;

namespace Postfix.BounceServer;

/// <summary>Composes and submits the notifications about one message.</summary>
/// <param name="context">What all requests share.</param>
/// <param name="facts">What the notifications say about the message.</param>
/// <param name="original">The message; null when it is gone.</param>
/// <param name="report">The recipients to report on; null when their log is gone.</param>
internal sealed class Postman(
    BounceContext context, NotificationFacts facts, OriginalMessage? original, IEnumerable<RecipientLogEntry>? report)
{
    /// <summary>Sends a notification and logs its queue id.</summary>
    /// <param name="notice">The notification.</param>
    /// <param name="name">What the log calls it: "sender non-delivery notification".</param>
    public NoticeResult Send(Notice notice, string name)
    {
        InternalEnvelope envelope = new(MailSources.Bounce, notice.Sender, notice.Recipient)
        {
            IsSmtputf8Requested = facts.IsSmtputf8Requested,
        };
        try
        {
            using InternalMessage message = InternalMessage.Open(context.Services, context.Settings, context.Clock, envelope);
            return Send(notice, name, message);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            context.Log.Warning($"{facts.QueueId}: {error.Message}");
            return NoticeResult.Failed;
        }
    }

    private NoticeResult Send(Notice notice, string name, InternalMessage message)
    {
        MessageOutput output = new(message);
        if (!WriteText(notice, output))
        {
            message.Abandon();
            return NoticeResult.NothingToSay;
        }
        WriteReport(notice, output);
        ReturnedMessage returned = new(facts, notice.Kind, output);
        returned.Write(original, notice.Extent, context.Settings[BounceParameters.SizeLimit]);
        CleanupResult result = message.Send();
        if (!result.IsOk)
        {
            context.Log.Warning(
                $"{facts.QueueId}: notification to {notice.Recipient} not accepted: {result.Status} {result.Reason}");
            return NoticeResult.Failed;
        }
        context.Log.Info($"{facts.QueueId}: {name}: {message.QueueId}");
        return NoticeResult.Sent;
    }

    // False when no recipient is to be reported on.
    private bool WriteText(Notice notice, MessageOutput output)
    {
        TemplateExpander expander = new(context.Settings, context.Log.Warning);
        NotificationComposer composer = new(facts, context.Templates[notice.Kind], expander, output);
        composer.WriteHeader(EmailAddress.Quote(notice.Recipient), notice.Audience, context.Options.FromFormat);
        if (notice.Audience == Audience.Sender)
            composer.WriteBoilerplate();
        if (report is null)
            return WriteTextWithoutLog(notice, composer);
        bool hasRecipients = false;
        foreach (RecipientLogEntry entry in report.Where(notice.Covers))
        {
            composer.WriteRecipient(entry);
            hasRecipients = true;
        }
        return hasRecipients;
    }

    // Mail that failed must not vanish silently, even if nobody knows any more who did not get it.
    private static bool WriteTextWithoutLog(Notice notice, NotificationComposer composer)
    {
        if (notice.Kind != NotificationKind.Failure)
            return false;
        composer.WriteRecipientsUnavailable();
        return true;
    }

    private void WriteReport(Notice notice, MessageOutput output)
    {
        DeliveryReport part = new(facts, notice.Kind, output);
        part.WriteHeader();
        foreach (RecipientLogEntry entry in (report ?? []).Where(notice.Covers))
            part.WriteRecipient(entry);
    }
}
