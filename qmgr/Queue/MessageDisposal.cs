using Postfix.Mail;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Queue;

/// <summary>
/// What happens to a message when all its recipients were tried: bounces are sent, more recipients are read, reports are
/// sent, and then it expires, waits for another attempt, or is removed. In this order, and each step only after the one
/// before has succeeded or is known to have failed, so that a crash at any point loses nothing.
/// </summary>
internal sealed class MessageDisposal(
    QueueFiles files, Notifier notifier, LifetimePolicy lifetime, BackoffPolicy backoff, TimeProvider clock, bool usesVerp,
    IMessageOwner owner, QueueManagerLog log)
{
    private const DeliverRequestFlags ReportedTraces =
        DeliverRequestFlags.VerifyForUser | DeliverRequestFlags.Record | DeliverRequestFlags.DelayRecorded;

    /// <summary>Begins with the bounces, of an earlier attempt too if that could not send them.</summary>
    public void Begin(MessageEntry message)
    {
        if (files.HasLog(QueueName.Bounce, message.QueueId))
            notifier.Send(Returned(message, DeliveryStatusService.Bounce), succeeded =>
            {
                message.NeedsRetry |= !succeeded;
                AfterBounces(message);
            });
        else
            AfterBounces(message);
    }

    private void AfterBounces(MessageEntry message)
    {
        bool isCorrupt = message.NeedsRetry && !files.IsActiveReady(message.QueueId);
        bool readsOn = message.HasUnread;
        if (isCorrupt || (readsOn && !owner.ReadOn(message)))
        {
            files.SaveCorrupt(message.QueueId);
            owner.Forget(message);
        }
        else if (!readsOn)
            SendReport(message);
        else if (message.Deliveries == 0)
            owner.AllTried(message);
    }

    /// <summary>Recipients of an earlier attempt may have left something to report, so the log is not looked for.</summary>
    private void SendReport(MessageEntry message)
    {
        MessageEnvelope envelope = message.Envelope;
        bool isReported = (envelope.TraceFlags & ReportedTraces) != 0 || envelope.Size.Flags.HasFlag(QueueFlags.NotifySuccess);
        if (!isReported)
        {
            AfterReport(message);
            return;
        }
        var notice = new Notice(DeliveryStatusService.Trace, DeliveryStatusRequest.Trace, Describe(message)) { Flags = (int)envelope.TraceFlags };
        notifier.Send(notice, succeeded =>
        {
            if (succeeded && envelope.TraceFlagsOffset > 0)
                files.KillRecord(message.QueueId, envelope.TraceFlagsOffset);
            message.NeedsRetry |= !succeeded;
            AfterReport(message);
        });
    }

    private void AfterReport(MessageEntry message)
    {
        if (!message.NeedsRetry)
            Finish(message);
        else if (ExpiryStatus(message) is { } status)
            Expire(message, status);
        else if (LifetimePolicy.IsWarningDue(message.Envelope, clock.GetUtcNow()))
            Warn(message);
        else
            Finish(message);
    }

    private string? ExpiryStatus(MessageEntry message) =>
        message.Has(RunOptions.ForceExpire) ? "force-expired"
        : lifetime.IsExpired(message.Envelope, clock.GetUtcNow()) ? "expired"
        : null;

    private void Expire(MessageEntry message, string status)
    {
        log.Expired(message.QueueId, message.Envelope, status);
        notifier.Send(Returned(message, DeliveryStatusService.Defer), succeeded =>
        {
            message.NeedsRetry = !succeeded;
            Finish(message);
        });
    }

    private void Warn(MessageEntry message) =>
        notifier.Send(new Notice(DeliveryStatusService.Defer, DeliveryStatusRequest.Warn, Describe(message)), succeeded =>
        {
            if (succeeded)
                files.MarkWarned(message.QueueId, message.Envelope.WarningOffset);
            Finish(message);
        });

    private void Finish(MessageEntry message)
    {
        if (message.NeedsRetry)
        {
            DateTimeOffset now = clock.GetUtcNow();
            files.Postpone(message.QueueId, QueueName.Deferred, now + backoff.DelayFor(now - message.Envelope.CreateTime));
        }
        else
            files.Remove(message.QueueId);
        owner.Forget(message);
    }

    private Notice Returned(MessageEntry message, DeliveryStatusService service) =>
        new(service, DeliveryStatusRequest.Flush, Describe(message)) { VerpDelimiters = usesVerp ? message.Envelope.VerpDelimiters : null };

    private static NotifiedMessage Describe(MessageEntry message)
    {
        MessageEnvelope envelope = message.Envelope;
        return new NotifiedMessage(QueueName.Active.Value, message.QueueId.Value, envelope.Encoding, (int)envelope.Size.Smtputf8,
            envelope.Sender ?? "", envelope.EnvelopeId, (int)envelope.Return);
    }
}
