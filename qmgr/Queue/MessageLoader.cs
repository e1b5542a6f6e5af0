using System.Runtime.InteropServices;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Routing;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Queue;

/// <summary>Brings messages from their queue files into the scheduler, in batches of recipients.</summary>
internal sealed class MessageLoader(
    QueueFiles files, RecipientRouter router, Scheduler scheduler, ActiveCount count, SchedulerClock clock, LoadLimits limits,
    EnvelopeOptions options, QueueManagerLog log)
{
    /// <summary>Most recipients in one batch: other events must not wait longer than that.</summary>
    private const int BatchLimit = 5000;

    // Batches come one after the other, and share the room.
    private readonly List<RoutedRecipient> _batch = [];

    /// <summary>Reads a message that has just become active.</summary>
    /// <param name="message">The message.</param>
    /// <param name="newMode">Permission bits that its file gets; null leaves them.</param>
    public LoadOutcome Load(MessageEntry message, int? newMode)
    {
        using FileDescriptor? file = files.OpenActive(message.QueueId);
        if (file is null)
            return LoadOutcome.Corrupt;
        if (!file.TryLock(LockKind.Exclusive, LockStyle.Flock))
            return LoadOutcome.Locked;
        // When the queue is nearly empty, the first batch may be bigger than what the message is entitled to.
        message.RecipientLimit = limits.RecipientsPerMessage;
        int room = Math.Max(limits.Recipients - scheduler.RecipientCount, limits.RecipientsPerMessage);
        if (!TryRead(message, file, room))
            return LoadOutcome.Corrupt;
        CountProbe(message);
        if (newMode is { } mode)
            file.SetMode(mode);
        if (message.Has(RunOptions.ForceExpire) && files.HasLog(QueueName.Defer, message.QueueId))
        {
            message.NeedsRetry = true; // the reasons of the last attempt are returned, no other attempt is made
            message.UnreadOffset = 0;
            return LoadOutcome.Loaded;
        }
        files.RemoveDeferLog(message.QueueId);
        Assign(message);
        return LoadOutcome.Loaded;
    }

    /// <summary>Reads the next recipients of an active message; false when its file is corrupt.</summary>
    public bool ReadMore(MessageEntry message)
    {
        using FileDescriptor? file = files.OpenActive(message.QueueId);
        if (file is null || !TryRead(message, file, message.RecipientLimit - message.RecipientCount))
            return false;
        Assign(message);
        return true;
    }

    private void CountProbe(MessageEntry message)
    {
        message.IsCountedProbe = message.Envelope.IsProbe;
        count.Probes += message.IsCountedProbe ? 1 : 0;
    }

    private bool TryRead(MessageEntry message, FileDescriptor file, int room)
    {
        _batch.Clear();
        int limit = Math.Clamp(room, 1, BatchLimit);
        bool isRead = EnvelopeReader.TryRead(message, new QueueFileRecords(file), limit, _batch, options, log);
        message.ReadAt = clock.Seconds;
        return isRead;
    }

    private void Assign(MessageEntry message)
    {
        _batch.Sort(RecipientOrder.Instance); // so that the resolver sees equal domains together
        router.FindDestinations(message, _batch);
        _batch.Sort(RecipientOrder.Instance);
        scheduler.Assign(message, CollectionsMarshal.AsSpan(_batch));
        _batch.Clear();
        if (!message.HasUnread)
            scheduler.ReclaimUnused(message);
    }
}
