using Postfix.Config;
using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.LocalDelivery;

/// <summary>
/// A message on its way back into the queue (contract: queue-files.md, section 5.5): the envelope with the recipients first, then
/// trace headers and the content. cleanup(8) returns a bad message to its sender by itself.
/// </summary>
internal sealed class ForwardedMessage : IDisposable
{
    private readonly RecipientJob _job;
    private readonly CleanupClient _cleanup;
    private readonly RecordWriter _records;
    private readonly string _deliveredTo;
    private readonly DateTimeOffset _time;

    private ForwardedMessage(RecipientJob job, CleanupClient cleanup, string deliveredTo)
    {
        (_job, _cleanup, _deliveredTo) = (job, cleanup, deliveredTo);
        _time = job.Services.Clock.GetUtcNow();
        _records = new RecordWriter(new ChannelRecords(cleanup.Records));
    }

    /// <summary>The new queue id.</summary>
    public string QueueId => _cleanup.QueueId;

    /// <summary>Starts a message.</summary>
    /// <param name="job">The delivery that it comes from.</param>
    /// <param name="attempt">Says who the sender is.</param>
    /// <param name="deliveredTo">Address in its Delivered-To: header.</param>
    /// <exception cref="IOException">cleanup(8) cannot be reached.</exception>
    public static ForwardedMessage Open(RecipientJob job, Attempt attempt, string deliveredTo)
    {
        CleanupFlags flags = CleanupFlags.Bounce | InternalMailFlags.Of(job.Settings, MailSources.Forward);
        if (((Smtputf8Flags)job.Message.Request.Smtputf8 & Smtputf8Flags.Requested) != 0)
            flags |= CleanupFlags.Smtputf8;
        ForwardedMessage message = new(job, job.Services.OpenCleanup(flags), deliveredTo);
        message.WriteEnvelope(attempt);
        return message;
    }

    /// <summary>Adds a recipient.</summary>
    public void Add(DeliverRecipient recipient)
    {
        WriteKnown(QueueAttributeNames.DsnOriginalRecipient, recipient.DsnOriginalRecipient);
        if (recipient.Notify != 0)
            _records.WriteAttribute(QueueAttributeNames.NotifyFlags, recipient.Notify);
        if (recipient.OriginalAddress.Length > 0)
            _records.Write(RecordType.OriginalRecipient, recipient.OriginalAddress);
        _records.Write(RecordType.Recipient, recipient.Address);
    }

    /// <summary>Sends the content; false when cleanup(8) did not accept the message, or when the content is damaged.</summary>
    public bool Send(MessageContent content, out bool isCorrupt)
    {
        _records.Write(RecordType.Message);
        WriteTraceHeaders();
        isCorrupt = !content.TryRead(_records.Write, _job.Log);
        if (isCorrupt)
            return false;
        _records.Write(RecordType.Extracted);
        _records.Write(RecordType.End);
        _records.Flush();
        return _cleanup.Finish().IsOk;
    }

    public void Dispose()
    {
        _records.Dispose();
        _cleanup.Dispose();
    }

    private void WriteEnvelope(Attempt attempt)
    {
        DeliverRequest request = _job.Message.Request;
        _records.WriteTime(RecordType.ArrivalTime, _time);
        _records.Write(RecordType.Sender, attempt.Sender);
        if (attempt.ReturnFlags != 0)
            _records.WriteAttribute(QueueAttributeNames.ReturnFlags, attempt.ReturnFlags);
        WriteKnown(QueueAttributeNames.EnvelopeId, attempt.EnvelopeId);
        WriteKnown(QueueAttributeNames.LogClientName, request.Client.Name);
        WriteKnown(QueueAttributeNames.LogClientAddress, request.Client.Address);
        WriteKnown(QueueAttributeNames.LogProtocolName, request.Client.Protocol);
        WriteKnown(QueueAttributeNames.LogHeloName, request.Client.Helo);
        WriteKnown(QueueAttributeNames.SaslMethod, request.Sasl.Method);
        WriteKnown(QueueAttributeNames.SaslUsername, request.Sasl.UserName);
        WriteKnown(QueueAttributeNames.SaslSender, request.Sasl.Sender);
        WriteKnown(QueueAttributeNames.LogIdent, request.LogIdentity);
        WriteKnown(QueueAttributeNames.RewriteContext, request.RewriteContext);
    }

    private void WriteTraceHeaders()
    {
        Settings settings = _job.Settings;
        string date = MailDate.Format(_time, _job.Services.Clock);
        foreach (string line in ReceivedHeader.Internal(
            settings[MailParameters.MyHostname], settings[MailParameters.MailName], QueueId, date))
            _records.Write(RecordType.Line, line);
        if ((_job.Options.DeliveredHeaders & DeliveredHeaders.Forward) != 0)
            _records.Write(RecordType.Line, $"Delivered-To: {ByteText.FoldCase(_deliveredTo)}");
    }

    private void WriteKnown(string name, string value)
    {
        if (value.Length > 0)
            _records.WriteAttribute(name, value);
    }
}
