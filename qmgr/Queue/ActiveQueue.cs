using Postfix.Mail;
using Postfix.Posix;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Queue;

/// <summary>The messages that the queue manager has in memory: how they get there, and how they leave.</summary>
internal sealed class ActiveQueue(QueueFiles files, ActiveCount count, SchedulerClock seconds, TimeProvider clock, QueueManagerLog log)
    : IActiveQueue, IMessageOwner
{
    /// <summary>Pause for messages that an agent of an earlier queue manager still has.</summary>
    private static readonly TimeSpan s_lockedPause = TimeSpan.FromSeconds(60);

    /// <summary>File systems and clocks need not agree on the fraction of a second.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(1);

    private readonly Queue<MessageEntry> _tried = new();

    private ActiveQueueParts? _parts;

    private ActiveQueueParts Parts => _parts ?? throw new InvalidOperationException("the active queue is not in use yet");

    /// <summary>Puts it into use. The parts need the queue themselves, so they come after it.</summary>
    public void Attach(ActiveQueueParts parts) => _parts = parts;

    /// <summary>Takes a file in that a scan found; false when it is not due or no message.</summary>
    public bool Feed(QueueEntry entry, QueueName queue, ScanOptions options)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (files.TryInspect(entry) is not { } status)
            return false;
        if (!options.HasFlag(ScanOptions.IgnoreTimes) && IsPutOff(status.Modified - now, queue))
            return false;
        if (!files.MakeActive(entry, queue))
            return false;
        var message = new MessageEntry(entry.Id, new MessageEnvelope(), seconds.Seconds)
        {
            ActiveSince = now,
            Options = OptionsFor(status, options),
        };
        count.Messages++;
        return Load(message, status);
    }

    /// <summary>Disposes of the messages whose recipients were all tried.</summary>
    public void DisposeOfTried()
    {
        while (_tried.TryDequeue(out MessageEntry? message))
            Parts.Disposal.Begin(message);
    }

    /// <inheritdoc/>
    public void AllTried(MessageEntry message) => _tried.Enqueue(message);

    /// <inheritdoc/>
    public void ReadMore(MessageEntry message) => ReadOn(message);

    /// <inheritdoc/>
    public bool ReadOn(MessageEntry message) => Parts.Loader.ReadMore(message);

    /// <inheritdoc/>
    public void Defer(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem) =>
        Parts.Reporting.Defer(message, recipient, problem);

    /// <inheritdoc/>
    public void Forget(MessageEntry message)
    {
        Parts.Scheduler.Forget(message);
        count.Messages--;
        count.Probes -= message.IsCountedProbe ? 1 : 0;
    }

    // New messages are put off by a minute at most. More is the work of a clock that was wrong, and no reason to let them wait for hours.
    private static bool IsPutOff(TimeSpan wait, QueueName queue) =>
        wait > s_tolerance && (queue != QueueName.Incoming || wait <= s_lockedPause + s_tolerance);

    private bool Load(MessageEntry message, in FileStatus status)
    {
        bool clearsMark = (status.Permissions & QueueFileMode.Unthrottle) != 0;
        LoadOutcome outcome = Parts.Loader.Load(message, clearsMark ? status.Permissions & ~QueueFileMode.Unthrottle : null);
        if (outcome == LoadOutcome.Loaded)
        {
            if (message.Deliveries == 0)
                AllTried(message);
            return true;
        }
        Forget(message);
        if (outcome == LoadOutcome.Corrupt)
        {
            files.SaveCorrupt(message.QueueId);
        }
        else
        {
            log.StillBeingDelivered(message.QueueId);
            files.Postpone(message.QueueId, QueueName.Incoming, clock.GetUtcNow() + s_lockedPause);
        }
        return false;
    }

    private static RunOptions OptionsFor(in FileStatus status, ScanOptions scan)
    {
        RunOptions options = RunOptions.None;
        if (scan.HasFlag(ScanOptions.UseDeferredTransports))
            options |= RunOptions.UseDeferredTransports;
        if ((status.Permissions & QueueFileMode.Unthrottle) != 0)
            options |= RunOptions.UseDeferredTransports | RunOptions.ReviveDead;
        if ((status.Permissions & QueueFileMode.ForceExpire) != 0)
            options |= RunOptions.ForceExpire;
        return options;
    }
}
