using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>Decides what becomes of a message after its last record: queued, held, bounced, discarded, or refused.</summary>
/// <param name="rules">Whether milters are required.</param>
/// <param name="bouncer">Returns messages to their senders.</param>
/// <param name="queue">The spool.</param>
/// <param name="services">The queue manager.</param>
/// <param name="flow">Takes back tokens.</param>
/// <param name="clock">The clock by which the queue manager judges files.</param>
/// <param name="log">Hears about failures.</param>
internal sealed class MessageFinisher(
    CleanupRules rules, MessageBouncer bouncer, QueueDirectory queue, MailServices services, FlowControl flow,
    TimeProvider clock, CleanupLog log)
{
    private const string WakeUp = "W";
    private const string MilterReason = "4.7.1 Service unavailable - try again later";

    /// <summary>Finishes a message; its problems are then the client's answer.</summary>
    /// <param name="message">The message.</param>
    /// <param name="file">Its queue file.</param>
    /// <param name="output">Writes to it.</param>
    /// <param name="size">What the size record will say.</param>
    public void Finish(Message message, IncomingFile file, QueueFileOutput output, SizeRecord size)
    {
        CheckCompleteness(message);
        if (message.IsDiscarded)
            message.KeepProblems(CleanupStatus.Ok);
        CheckMilters(message);
        if (message.AcceptsOutput)
        {
            output.WriteSize(size);
            output.Flush();
        }
        bool isBounced = message.Problems != CleanupStatus.Ok && message.CanBounce;
        if (isBounced)
        {
            output.Flush();
            bouncer.Bounce(message, new QueueFileRecords(file.Descriptor));
        }
        if (message.Problems == CleanupStatus.Ok && !message.IsDiscarded)
            Queue(message, file);
        else if (output.HasFailed && !isBounced)
            log.ThrownAway();
        if (message.HasTraceLog && (message.Problems != CleanupStatus.Ok || message.IsDiscarded))
            queue.Remove(QueueName.Trace, message.Id);
    }

    private void CheckMilters(Message message)
    {
        if (!rules.RequiresMilters || message.Problems != CleanupStatus.Ok || message.IsDiscarded || !message.Flags.HasFlag(CleanupFlags.Milter))
            return;
        log.Rejected(message, "non_smtpd_milters is not supported");
        message.Fail(CleanupStatus.Defer, MilterReason);
    }

    private static void CheckCompleteness(Message message)
    {
        if (!message.AcceptsOutput)
            return;
        if (message.LastRecipient is null)
            message.Fail(CleanupStatus.Recipient);
        if (!message.IsComplete)
            message.Fail(CleanupStatus.Bad);
    }

    private void Queue(Message message, IncomingFile file)
    {
        bool isHeld = message.Flags.HasFlag(CleanupFlags.Hold);
        try
        {
            if (isHeld)
                file.MoveTo(QueueName.Hold);
            if (file.SetBack(clock) is { Ticks: > 0 } lead)
                log.FileClockAhead(lead);
            file.Commit();
        }
        catch (PosixException error)
        {
            log.WriteFailure(message, ErrnoText.Describe(error.Errno));
            message.Fail(CleanupStatus.Write);
            return;
        }
        if (isHeld)
            flow.Return();
        else
            WakeQueueManager();
    }

    private void WakeQueueManager()
    {
        try
        {
            services.TriggerQueueManager(WakeUp);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            // The message is safe; the queue manager looks for itself after a while.
            log.BadConfiguration(error.Message);
        }
    }
}
