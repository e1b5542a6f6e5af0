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

    // The order in which totals are printed.
    private static readonly (Effect Effect, string Title, string Line)[] s_effects =
    [
        (Effect.Requeued, "Requeued", "requeued"),
        (Effect.Deleted, "Deleted", "removed"),
        (Effect.Expired, "Force-expired", "expired"),
        (Effect.Held, "Placed on hold", "placed on hold"),
        (Effect.Released, "Released from hold", "released from hold"),
    ];

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
        foreach (QueueName place in QueuesFor(action))
        {
            Effect effect = queue.TryStatus(place, id) is FileStatus status && QueueFileMode.IsReady(status)
                ? Apply(action, place, id, status, Naming.Single)
                : Effect.None;
            foreach (var row in s_effects)
                if ((effect & row.Effect) != 0)
                    log.Info($"{id.Value}: {row.Line}");
        }
    }

    /// <summary>All messages in the action's queues.</summary>
    public void ApplyToAll(MessageAction action)
    {
        foreach (QueueName place in QueuesFor(action))
        {
            foreach (QueueEntry entry in queue.Scan(place))
            {
                if (FileSystem.TryLinkStatus(entry.Path) is FileStatus status && QueueFileMode.IsReady(status))
                    Apply(action, place, entry.Id, status, Naming.All);
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
            _ => s_messageQueues,
        };

    // Mail in maildrop was not looked at by cleanup(8) yet; it must not get among mail that was.
    private static bool IsFit(MessageAction action, QueueName place) => place != QueueName.Maildrop || action == MessageAction.Delete;

    private Effect Apply(MessageAction action, QueueName place, QueueId id, in FileStatus status, Naming naming)
    {
        Effect effect = action switch
        {
            MessageAction.Requeue => Requeue(place, id, naming),
            MessageAction.Delete => Delete(place, id, naming),
            MessageAction.Expire => Expire(place, id, status),
            MessageAction.ExpireAndRelease => Expire(place, id, status) | Release(place, id),
            MessageAction.Hold => Move(id, place, QueueName.Hold, Effect.Held),
            _ => Release(place, id),
        };
        foreach (var row in s_effects)
            if ((effect & row.Effect) != 0)
                _totals[row.Effect] = _totals.GetValueOrDefault(row.Effect) + 1;
        return effect;
    }

    // pickup(8) takes a file whose time is not in the future; a message that was deferred has its next attempt there.
    private Effect Requeue(QueueName place, QueueId id, Naming naming)
    {
        if (naming == Naming.Single)
            FileSystem.SetTimes(queue.PathOf(place, id), time.GetUtcNow());
        return Move(id, place, QueueName.Maildrop, Effect.Requeued);
    }

    private Effect Delete(QueueName place, QueueId id, Naming naming)
    {
        if (place != QueueName.Maildrop)
        {
            foreach (QueueName logs in s_logs)
                if (naming == Naming.Single || Logged(logs).Contains(id))
                    queue.Remove(logs, id);
        }
        return queue.Remove(place, id) ? Effect.Deleted : Effect.None;
    }

    private HashSet<QueueId> Logged(QueueName logs)
    {
        if (!_logged.TryGetValue(logs, out HashSet<QueueId>? ids))
            _logged[logs] = ids = [.. queue.Scan(logs).Select(entry => entry.Id)];
        return ids;
    }

    private Effect Expire(QueueName place, QueueId id, in FileStatus status)
    {
        if ((status.Permissions & QueueFileMode.ForceExpire) != 0)
            return Effect.None;
        FileSystem.ChangeMode(queue.PathOf(place, id), status.Permissions | QueueFileMode.ForceExpire);
        return Effect.Expired;
    }

    private Effect Release(QueueName place, QueueId id) =>
        place == QueueName.Hold ? Move(id, place, QueueName.Deferred, Effect.Released) : Effect.None;

    private Effect Move(QueueId id, QueueName from, QueueName to, Effect effect) =>
        from != to && queue.TryRename(id, from, to) ? effect : Effect.None;
}
