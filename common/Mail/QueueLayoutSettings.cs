using Postfix.Config;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>The queue layout that main.cf asks for.</summary>
public static class QueueLayoutSettings
{
    /// <summary>Layout by hash_queue_names, hash_queue_depth, enable_long_queue_ids and dont_remove.</summary>
    public static QueueLayout From(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new QueueLayout(
            [.. Tokens.SplitList(settings[MailParameters.HashQueueNames])],
            settings[MailParameters.HashQueueDepth],
            settings[MailParameters.EnableLongQueueIds] ? QueueIdStyle.Long : QueueIdStyle.Short)
        {
            KeepsRemovedFiles = settings[MailParameters.DontRemove] != 0,
        };
    }
}
