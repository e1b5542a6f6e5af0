using Postfix.Config;

namespace Postfix.QueueManager.Queue;

/// <summary>How much the queue manager has in memory.</summary>
/// <param name="Messages">Messages (<c>qmgr_message_active_limit</c>).</param>
/// <param name="Recipients">Recipients of all messages (<c>qmgr_message_recipient_limit</c>).</param>
/// <param name="RecipientsPerMessage">Recipients that every message may have in any case (<c>qmgr_message_recipient_minimum</c>).</param>
internal sealed record LoadLimits(int Messages, int Recipients, int RecipientsPerMessage)
{
    /// <summary>Reads the limits from main.cf.</summary>
    public static LoadLimits From(Settings settings, QueueManagerLog log)
    {
        int messages = settings[QueueManagerParameters.MessageActiveLimit];
        int recipients = settings[QueueManagerParameters.MessageRecipientLimit];
        if (recipients < messages)
        {
            log.Adjusted("qmgr_message_recipient_limit", "smaller", "qmgr_message_active_limit");
            recipients = messages;
        }
        return new LoadLimits(messages, recipients, settings[QueueManagerParameters.MessageRecipientMinimum]);
    }
}
