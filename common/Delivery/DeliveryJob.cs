using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>
/// One deliver request at work: the message and the means to finish its recipients. A recipient that is never finished is
/// tried again later. For one thread.
/// </summary>
public sealed class DeliveryJob
{
    private readonly RecipientReporter _reporter;
    private readonly ReportedMessage _message;

    /// <param name="request">The request.</param>
    /// <param name="queueFile">The message's queue file, opened for update and locked; the caller owns it.</param>
    /// <param name="reporter">Reports outcomes.</param>
    public DeliveryJob(DeliverRequest request, FileDescriptor queueFile, RecipientReporter reporter)
    {
        ArgumentNullException.ThrowIfNull(request);
        Request = request;
        QueueFile = queueFile;
        Content = new MessageContent(queueFile, request.DataOffset);
        _reporter = reporter;
        _message = ReportedMessage.Of(request);
    }

    /// <summary>The request.</summary>
    public DeliverRequest Request { get; }

    /// <summary>The message's queue file.</summary>
    public FileDescriptor QueueFile { get; }

    /// <summary>The message's content.</summary>
    public MessageContent Content { get; }

    /// <summary>Reports on addresses that are not recipients of the request themselves, such as members of an alias.</summary>
    public RecipientReporter Reporter => _reporter;

    /// <summary>The message in the form that <see cref="Reporter"/> takes.</summary>
    public ReportedMessage Message => _message;

    /// <summary>Recipients that will be tried again.</summary>
    public int DeferredCount { get; private set; }

    /// <summary>True when this is an address probe: nothing may be delivered.</summary>
    public bool IsVerification => (Request.Flags & DeliverRequestFlags.Verify) != 0;

    /// <summary>The recipient was delivered.</summary>
    public void Sent(DeliverRecipient recipient, string relay, DsnDetail detail) =>
        Finish(recipient, _reporter.Sent(_message, recipient, relay, detail),
            marks: Request.Flags.HasFlag(DeliverRequestFlags.MarkSuccess));

    /// <summary>The recipient failed for good.</summary>
    public void Bounced(DeliverRecipient recipient, string relay, DsnDetail detail) =>
        Finish(recipient, _reporter.Bounced(_message, recipient, relay, detail), marks: true);

    /// <summary>The recipient will be tried again, unless this is a probe or a status filter decides otherwise.</summary>
    public void Deferred(DeliverRecipient recipient, string relay, DsnDetail detail) =>
        Finish(recipient, _reporter.Deferred(_message, recipient, relay, detail), marks: true);

    /// <summary>Settles a recipient whose outcome was reported through <see cref="Reporter"/>.</summary>
    public void Finish(DeliverRecipient recipient, RecipientOutcome outcome) =>
        Finish(recipient, outcome, marks: Request.Flags.HasFlag(DeliverRequestFlags.MarkSuccess));

    private void Finish(DeliverRecipient recipient, RecipientOutcome outcome, bool marks)
    {
        if (outcome == RecipientOutcome.Deferred)
            DeferredCount++;
        else if (marks)
            RecipientMark.Done(QueueFile, recipient.Offset);
    }
}
