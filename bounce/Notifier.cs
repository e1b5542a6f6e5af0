using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.BounceServer;

/// <summary>Decides who hears about a message, and sends the notifications (contract: services.md, section 5).</summary>
internal sealed class Notifier(BounceContext context)
{
    private const NotifyFlags Everybody = Notice.Everything;

    private static readonly RecipientLogEntry s_unknown = new()
    {
        Recipient = "(recipient address unavailable)",
        Status = "5.0.0",
        Reason = "(error report unavailable)",
    };

    /// <summary>
    /// Tells the sender of a message; when that is the null sender, perhaps the postmaster. Mail about mail to the postmaster
    /// is the end of the line. False when what is important could not be sent.
    /// </summary>
    public bool Notify(NoticePolicy policy, NotificationCase about, IEnumerable<RecipientLogEntry>? recipients)
    {
        string sender = about.Message.Sender;
        if (IsDoubleBounce(sender))
        {
            context.Log.Warning($"{about.Message.QueueId}: undeliverable postmaster notification discarded");
            return true;
        }
        Postman postman = about.Report(recipients);
        return sender.Length == 0
            ? NotifyPostmaster(policy, about, postman)
            : NotifySender(policy, about, postman, sender);
    }

    /// <summary>One notification per failed recipient, to an address that names the recipient.</summary>
    public bool NotifyVerp(NotificationCase about, RecipientLog log, string delimiters, bool marksRecipients)
    {
        NoticePolicy policy = NoticePolicy.Failure(context.Settings);
        if (about.Message.Sender.Length == 0 || IsDoubleBounce(about.Message.Sender))
        {
            context.Log.Warning("request to send VERP-style notification of bounced mail");
            return Notify(policy, about, log.Exists ? log.Read() : null);
        }
        if (!log.Exists)
            return Notify(policy, about, [s_unknown]);
        foreach (RecipientLogEntry entry in log.Read())
        {
            if (!NotifyVerp(policy, about, entry, delimiters))
                return false; // do not make trouble worse
            if (marksRecipients)
                about.Original?.MarkDone(entry.Offset);
        }
        return true;
    }

    /// <summary>Reports deliveries to a sender who wanted to know. False when that failed.</summary>
    public bool ReportDeliveries(NotificationKind kind, NotificationCase about, RecipientLog log)
    {
        string sender = about.Message.Sender;
        if (IsDoubleBounce(sender))
        {
            context.Log.Info($"{about.Message.QueueId}: not sending trace/success notification for double-bounce message");
            return true;
        }
        if (sender.Length == 0 && (context.Options.NotifyClasses & ErrorClasses.DoubleBounce) == 0)
        {
            context.Log.Info($"{about.Message.QueueId}: not sending trace/success notification for single-bounce message");
            return true;
        }
        if (!log.Exists)
            return true; // an earlier delivery attempt may have had no recipient to report on
        Notice notice = sender.Length == 0
            ? new Notice(kind, Audience.Sender, context.Options.DoubleBounceSender,
                context.Settings[Config.BounceParameters.DoubleBounceNoticeRecipient], Everybody, ReturnFlags.Headers)
            : new Notice(kind, Audience.Sender, "", sender, Everybody, ReturnFlags.Headers);
        const string name = "sender delivery status notification";
        return Send(about.Report(log.Read()), notice, name, about.Message, $"sender notification failed to {notice.Recipient}");
    }

    private bool NotifyPostmaster(NoticePolicy policy, NotificationCase about, Postman postman)
    {
        if ((context.Options.NotifyClasses & policy.InsteadOfBounce) == 0)
            return true;
        // The last opportunity for the message to be seen by anybody.
        Notice notice = ForPostmaster(policy, policy.InsteadOfBounceTo, ReturnFlags.Full);
        return Send(postman, notice, $"postmaster {policy.Name}", about.Message, "postmaster notification failed");
    }

    private bool NotifySender(NoticePolicy policy, NotificationCase about, Postman postman, string recipient)
    {
        Notice notice = new(policy.Kind, Audience.Sender, "", recipient, policy.SenderWants, ExtentFor(policy, about.Message));
        bool isSent = Send(postman, notice, $"sender {policy.Name}", about.Message, $"sender notification failed to {recipient}");
        if (isSent)
            SendCopy(policy, about, postman);
        return isSent;
    }

    private bool NotifyVerp(NoticePolicy policy, NotificationCase about, RecipientLogEntry entry, string delimiters)
    {
        string known = entry.OriginalRecipient.Length > 0 ? entry.OriginalRecipient : entry.Recipient;
        string recipient = VerpAddress.Expand(about.Message.Sender, delimiters, known);
        return NotifySender(policy, about, about.Report([entry]), recipient);
    }

    // A copy is a courtesy: when it fails, the sender must not get the notification again.
    private void SendCopy(NoticePolicy policy, NotificationCase about, Postman postman)
    {
        if ((context.Options.NotifyClasses & policy.Copy) == 0)
            return;
        Notice copy = ForPostmaster(policy, policy.CopyTo, ReturnFlags.Headers);
        string action = policy.Kind == NotificationKind.Delay ? "warning" : "bouncing to";
        string complaint = $"postmaster notice failed while {action} {about.Message.Sender}";
        Send(postman, copy, $"postmaster {policy.Name}", about.Message, complaint);
    }

    private Notice ForPostmaster(NoticePolicy policy, string recipient, ReturnFlags extent) =>
        new(policy.Kind, Audience.Postmaster, context.Options.DoubleBounceSender, recipient, Everybody, extent);

    private bool Send(Postman postman, Notice notice, string name, NotifiedMessage message, string complaint)
    {
        if (postman.Send(notice, name) != NoticeResult.Failed)
            return true;
        context.Log.Warning($"{message.QueueId}: {complaint}");
        return false;
    }

    // A delay warning shows which message is meant; more would be a waste, since the message may arrive yet.
    private static ReturnFlags ExtentFor(NoticePolicy policy, NotifiedMessage message)
    {
        if (policy.Kind == NotificationKind.Delay)
            return ReturnFlags.Headers;
        return message.ReturnFlags == (int)ReturnFlags.None ? ReturnFlags.Full : (ReturnFlags)message.ReturnFlags;
    }

    private bool IsDoubleBounce(string sender) =>
        ByteText.FoldCase(sender) == ByteText.FoldCase(context.Options.DoubleBounceSender);
}
