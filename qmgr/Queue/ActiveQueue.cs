using Postfix.Mail;
using Postfix.Posix;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Queue;

/// <summary>The messages that the queue manager has in memory: how they get there, and how they leave.</summary>
internal sealed class ActiveQueue : IActiveQueue, IMessageOwner
{
    /// <summary>Pause for messages that an agent of an earlier queue manager still has.</summary>
    private static readonly TimeSpan s_lockedPause = TimeSpan.FromSeconds(60);

    /// <summary>File systems and clocks need not agree on the fraction of a second.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(1);

    private readonly Queue<MessageEntry> _tried = new();

    private readonly QueueFiles _files;
    private readonly ActiveCount _count;
    private readonly SchedulerClock _seconds;
    private readonly TimeProvider _clock;
    private readonly QueueManagerLog _log;
    private readonly ActiveQueueParts _parts;

    /// <param name="files">The queue files.</param>
    /// <param name="count">Kept up to date.</param>
    /// <param name="seconds">The scheduler's clock.</param>
    /// <param name="clock">The clock of the files.</param>
    /// <param name="log">Told about messages that are passed over.</param>
    /// <param name="build">Makes the parts, which need this queue themselves but must not use it before this returns.</param>
    public ActiveQueue(
        QueueFiles files, ActiveCount count, SchedulerClock seconds, TimeProvider clock, QueueManagerLog log,
        Func<ActiveQueue, ActiveQueueParts> build)
    {
        (_files, _count, _seconds, _clock, _log) = (files, count, seconds, clock, log);
        _parts = build(this);
    }

    /// <summary>Takes a file in that a scan found; false when it is not due or no message.</summary>
    public bool Feed(QueueEntry entry, QueueName queue, ScanOptions options)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (_files.TryInspect(entry) is not { } status)
            return false;
        if (!options.HasFlag(ScanOptions.IgnoreTimes) && status.Modified > now + s_tolerance)
            return false;
        if (!_files.MakeActive(entry, queue))
            return false;
        var message = new MessageEntry(entry.Id, new MessageEnvelope(), _seconds.Seconds)
        {
            ActiveSince = now,
            Options = OptionsFor(status, options),
        };
        _count.Messages++;
        return Load(message, status);
    }

    /// <summary>Disposes of the messages whose recipients were all tried.</summary>
    public void DisposeOfTried()
    {
        while (_tried.TryDequeue(out MessageEntry? message))
            _parts.Disposal.Begin(message);
    }

    /// <inheritdoc/>
    public void AllTried(MessageEntry message) => _tried.Enqueue(message);

    /// <inheritdoc/>
    public void ReadMore(MessageEntry message) => ReadOn(message);

    /// <inheritdoc/>
    public bool ReadOn(MessageEntry message) => _parts.Loader.ReadMore(message);

    /// <inheritdoc/>
    public void Defer(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem) =>
        _parts.Reporting.Defer(message, recipient, problem);

    /// <inheritdoc/>
    public void Forget(MessageEntry message)
    {
        _parts.Scheduler.Forget(message);
        _count.Messages--;
        _count.Probes -= message.IsCountedProbe ? 1 : 0;
    }

    private bool Load(MessageEntry message, in FileStatus status)
    {
        bool clearsMark = (status.Permissions & QueueFileMode.Unthrottle) != 0;
        LoadOutcome outcome = _parts.Loader.Load(message, clearsMark ? status.Permissions & ~QueueFileMode.Unthrottle : null);
        if (outcome == LoadOutcome.Loaded)
        {
            if (message.Deliveries == 0)
                AllTried(message);
            return true;
        }
        Forget(message);
        if (outcome == LoadOutcome.Corrupt)
        {
            _files.SaveCorrupt(message.QueueId);
        }
        else
        {
            _log.StillBeingDelivered(message.QueueId);
            _files.Postpone(message.QueueId, QueueName.Incoming, _clock.GetUtcNow() + s_lockedPause);
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
