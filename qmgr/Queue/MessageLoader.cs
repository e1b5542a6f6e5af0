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
        if (Read(message, file, room) is not { } batch)
            return LoadOutcome.Corrupt;
        CountProbe(message);
        if (newMode is { } mode)
            file.SetMode(mode);
        if (message.Options.HasFlag(RunOptions.ForceExpire) && files.HasLog(QueueName.Defer, message.QueueId))
        {
            message.NeedsRetry = true; // the reasons of the last attempt are returned, no other attempt is made
            message.UnreadOffset = 0;
            return LoadOutcome.Loaded;
        }
        files.RemoveDeferLog(message.QueueId);
        Assign(message, batch);
        return LoadOutcome.Loaded;
    }

    /// <summary>Reads the next recipients of an active message; false when its file is corrupt.</summary>
    public bool ReadMore(MessageEntry message)
    {
        using FileDescriptor? file = files.OpenActive(message.QueueId);
        if (file is null || Read(message, file, message.RecipientLimit - message.RecipientCount) is not { } batch)
            return false;
        Assign(message, batch);
        return true;
    }

    private void CountProbe(MessageEntry message)
    {
        message.IsCountedProbe = message.Envelope.TraceFlags.HasFlag(DeliverRequestFlags.VerifyForSystem);
        count.Probes += message.IsCountedProbe ? 1 : 0;
    }

    private List<RoutedRecipient>? Read(MessageEntry message, FileDescriptor file, int room)
    {
        int limit = Math.Clamp(room, 1, BatchLimit);
        List<RoutedRecipient>? batch = EnvelopeReader.Read(message, new QueueFileRecords(file), limit, options, log);
        message.ReadAt = clock.Seconds;
        return batch;
    }

    private void Assign(MessageEntry message, List<RoutedRecipient> batch)
    {
        batch.Sort(RecipientOrder.Instance); // so that the resolver sees equal domains together
        router.FindDestinations(message, batch);
        batch.Sort(RecipientOrder.Instance);
        scheduler.Assign(message, batch);
        if (!message.HasUnread)
            scheduler.ReclaimUnused(message);
    }
}
