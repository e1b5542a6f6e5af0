using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.LocalDelivery.Tests;

/// <summary>Keeps reports as text: "sent alice@example.org 2.0.0 delivered to mailbox".</summary>
internal sealed class RecordingReporter : IDeliveryReporter
{
    private readonly List<string> _reports = [];

    public IReadOnlyList<string> Reports => _reports;

    /// <summary>What the last report was about.</summary>
    public Attempt? LastAttempt { get; private set; }

    public RecipientOutcome Sent(Attempt attempt, DsnDetail detail) => Record("sent", attempt, detail, RecipientOutcome.Done);

    public RecipientOutcome Failed(Attempt attempt, DsnDetail detail) => detail.Status[0] == '4'
        ? Record("deferred", attempt, detail, RecipientOutcome.Deferred)
        : Record("bounced", attempt, detail, RecipientOutcome.Done);

    public RecipientOutcome FailedToOwner(Attempt attempt, DsnDetail detail) =>
        Record($"to {attempt.Sender}:", attempt, detail, RecipientOutcome.Done);

    public void Expanded(Attempt attempt, DsnDetail detail) => Record($"traced {detail.Action}", attempt, detail, RecipientOutcome.Done);

    private RecipientOutcome Record(string what, Attempt attempt, DsnDetail detail, RecipientOutcome outcome)
    {
        LastAttempt = attempt;
        _reports.Add($"{what} {attempt.Recipient.Address} {detail.Status} {detail.Reason}");
        return outcome;
    }
}
