using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Postsuper;

/// <summary>Does things to messages and counts them (contract: queue-files.md, section 8.3).</summary>
/// <param name="queue">The spool.</param>
/// <param name="named">Queues to look in; empty for each action's own.</param>
/// <param name="log">Told about every message that was named, and the totals.</param>
/// <param name="time">For the time stamp of requeued mail.</param>
internal sealed class MessageOperations(QueueDirectory queue, QueueName[] named, Log log, TimeProvider time)
{
    private static readonly QueueName[] s_messageQueues =
        [QueueName.Hold, QueueName.Incoming, QueueName.Active, QueueName.Deferred];

    private static readonly QueueName[] s_logs = [QueueName.Bounce, QueueName.Defer, QueueName.Trace];

    // Logs before messages. Success notifications are deleted with their message, or by the name of their queue.
    private static readonly QueueName[] s_deletionQueues =
        [QueueName.Defer, QueueName.Bounce, QueueName.Maildrop, .. s_messageQueues, QueueName.Flush];

    // The order in which totals are printed.
    private static readonly (Effect Effect, string Title, string Line)[] s_effects =
    [
        (Effect.Requeued, "Requeued", "requeued"),
        (Effect.Deleted, "Deleted", "removed"),
        (Effect.Expired, "Force-expired", "expired"),
        (Effect.Held, "Placed on hold", "placed on hold"),
        (Effect.Released, "Released from hold", "released from hold"),
    ];

    private readonly SpoolFiles _files = new(log);

    private readonly Dictionary<Effect, int> _totals = [];

    // Messages that have a log, for those who ask about all of them.
    private readonly Dictionary<QueueName, HashSet<QueueId>> _logged = [];

    [Flags]
    private enum Effect
    {
        None = 0,
        Requeued = 1,
        Deleted = 2,
        Expired = 4,
        Held = 8,
        Released = 16,
    }

    /// <summary>One message, by its queue id.</summary>
    public void Apply(MessageAction action, string name)
    {
        if (QueueId.Parse(name) is not QueueId id)
        {
            log.Warning($"invalid mail queue id: {ByteText.Printable(name)}");
            return;
        }
        foreach (QueueName place in QueuesFor(action).Where(place => !IsLog(place)))
        {
            Effect effect = queue.TryStatus(place, id) is FileStatus status && QueueFileMode.IsReady(status)
                ? Apply(action, place, new(id, queue.PathOf(place, id)), status, Naming.Single)
                : Effect.None;
            foreach (var row in s_effects)
                if ((effect & row.Effect) != 0)
                    log.Info($"{id.Value}: {row.Line}");
        }
    }

    /// <summary>All messages in the action's queues; whoever deletes all of them deletes all logs in these queues, too.</summary>
    public void ApplyToAll(MessageAction action)
    {
        foreach (QueueName place in QueuesFor(action))
        {
            log.Debug($"queue: {place}");
            foreach (QueueEntry entry in queue.Scan(place))
            {
                if (IsLog(place))
                    _files.Remove(entry.Path);
                else if (FileSystem.TryLinkStatus(entry.Path) is FileStatus status && QueueFileMode.IsReady(status))
                    Apply(action, place, entry, status, Naming.All);
            }
        }
    }

    /// <summary>Logs how many messages the requested actions found.</summary>
    public void LogTotals(IEnumerable<MessageAction> requested)
    {
        Effect wanted = requested.Aggregate(Effect.None, (sum, action) => sum | EffectsOf(action));
        foreach (var row in s_effects.Where(row => (wanted & row.Effect) != 0))
        {
            int count = _totals.GetValueOrDefault(row.Effect);
            log.Info($"{row.Title}: {count} message{(count == 1 ? "" : "s")}");
        }
    }

    private static Effect EffectsOf(MessageAction action) => action switch
    {
        MessageAction.Requeue => Effect.Requeued,
        MessageAction.Delete => Effect.Deleted,
        MessageAction.Expire => Effect.Expired,
        MessageAction.ExpireAndRelease => Effect.Expired | Effect.Released,
        MessageAction.Hold => Effect.Held,
        _ => Effect.Released,
    };

    private IEnumerable<QueueName> QueuesFor(MessageAction action) => named.Length > 0
        ? named.Where(place => IsFit(action, place))
        : action switch
        {
            MessageAction.Hold => s_messageQueues[1..],
            MessageAction.Release => [QueueName.Hold],
            MessageAction.Delete => s_deletionQueues,
            _ => s_messageQueues,
        };

    // Mail in maildrop was not looked at by cleanup(8) yet; it must not get among mail that was.
    private static bool IsFit(MessageAction action, QueueName place) =>
        action == MessageAction.Delete || (place != QueueName.Maildrop && !IsLog(place));

    private static bool IsLog(QueueName place) => place == QueueName.Flush || s_logs.Contains(place);

    private Effect Apply(MessageAction action, QueueName place, QueueEntry message, in FileStatus status, Naming naming)
    {
        Effect effect = action switch
        {
            MessageAction.Requeue => Requeue(place, message, naming),
            MessageAction.Delete => Delete(place, message, naming),
            MessageAction.Expire => Expire(message, status),
            MessageAction.ExpireAndRelease => Expire(message, status) | Release(place, message),
            MessageAction.Hold => Move(message, place, QueueName.Hold, Effect.Held),
            _ => Release(place, message),
        };
        foreach (var row in s_effects)
            if ((effect & row.Effect) != 0)
                _totals[row.Effect] = _totals.GetValueOrDefault(row.Effect) + 1;
        return effect;
    }

    // pickup(8) takes a file whose time is not in the future; a message that was deferred has its next attempt there.
    private Effect Requeue(QueueName place, QueueEntry message, Naming naming)
    {
        if (naming == Naming.Single)
            FileSystem.SetTimes(message.Path, time.GetUtcNow());
        return Move(message, place, QueueName.Maildrop, Effect.Requeued);
    }

    private Effect Delete(QueueName place, QueueEntry message, Naming naming)
    {
        if (place != QueueName.Maildrop)
        {
            foreach (QueueName logs in s_logs)
                if (naming == Naming.Single || Logged(logs).Contains(message.Id))
                    _files.Remove(queue.PathOf(logs, message.Id));
        }
        return _files.Remove(message.Path) ? Effect.Deleted : Effect.None;
    }

    private HashSet<QueueId> Logged(QueueName logs)
    {
        if (!_logged.TryGetValue(logs, out HashSet<QueueId>? ids))
            _logged[logs] = ids = [.. queue.Scan(logs).Select(entry => entry.Id)];
        return ids;
    }

    private static Effect Expire(QueueEntry message, in FileStatus status)
    {
        if ((status.Permissions & QueueFileMode.ForceExpire) != 0)
            return Effect.None;
        FileSystem.ChangeMode(message.Path, status.Permissions | QueueFileMode.ForceExpire);
        return Effect.Expired;
    }

    private Effect Release(QueueName place, QueueEntry message) =>
        place == QueueName.Hold ? Move(message, place, QueueName.Deferred, Effect.Released) : Effect.None;

    private Effect Move(QueueEntry message, QueueName from, QueueName to, Effect effect) =>
        from != to && _files.Rename(message.Path, queue.PathOf(to, message.Id)) ? effect : Effect.None;
}
