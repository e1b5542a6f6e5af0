using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.QueueManager.Routing;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;

namespace Postfix.QueueManager.Queue;

/// <summary>Reports on recipients that no agent gets, in the agents' stead.</summary>
internal sealed class RecipientDisposal(RecipientReporter reporter, QueueFiles files) : IRecipientDisposal
{
    private const string Relay = "none";

    /// <inheritdoc/>
    public void Defer(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem)
    {
        RecipientOutcome outcome = reporter.Deferred(Describe(message), recipient, Relay, new DsnDetail(problem.Status, problem.Reason));
        message.NeedsRetry |= outcome == RecipientOutcome.Deferred;
    }

    /// <inheritdoc/>
    public void Discard(MessageEntry message, DeliverRecipient recipient)
    {
        var detail = new DsnDetail("2.0.0", "undeliverable postmaster notification discarded");
        if (reporter.Sent(Describe(message), recipient, Relay, detail) == RecipientOutcome.Deferred)
        {
            message.NeedsRetry = true;
            return;
        }
        using FileDescriptor? file = files.OpenActive(message.QueueId);
        if (file is not null)
            RecipientMark.Done(file, recipient.Offset);
    }

    private static ReportedMessage Describe(MessageEntry message) => new(
        message.QueueId.Value, message.Envelope.TraceFlags, message.Times);
}
