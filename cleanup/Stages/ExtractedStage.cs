using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>Takes what follows the content (contract: queue-files.md, section 5.6): recipients from headers, and the end.</summary>
/// <param name="message">The message.</param>
/// <param name="output">Its queue file.</param>
/// <param name="addresses">Takes recipients.</param>
/// <param name="alwaysBcc">Recipient of all mail; empty when there is none.</param>
/// <param name="log">Hears about bad records.</param>
internal sealed class ExtractedStage(
    Message message, QueueFileOutput output, EnvelopeAddresses addresses, string alwaysBcc, CleanupLog log) : IRecordStage
{
    private readonly RecipientRecords _recipients = new(message, addresses, log);
    private bool _started;
    private bool _inRecipients;

    public IRecordStage Process(RecordType type, ReadOnlySpan<byte> data)
    {
        if (!_started)
            output.Write(RecordType.Extracted, "");
        _started = true;
        if (!ClientRecord.TryRead(message, type, data, RecordSet.Extracted, "extracted envelope", log, out ClientRecord record))
            return this;
        if (!_inRecipients && RecordSet.ExtractedRecipients.Contains(record.Meaning))
            BeginRecipients();
        if (type == RecordType.End)
            End();
        else if (!_recipients.TryProcess(record))
            Copy(record);
        return this;
    }

    /// <summary>Comes before the first recipient, or the end of a message without more: what the content asked for.</summary>
    private void BeginRecipients()
    {
        if (message.Filter is not null)
            output.Write(RecordType.Filter, message.Filter);
        if (message.Redirect is not null)
            output.Write(RecordType.Redirect, message.Redirect);
        if (message.Attributes.TryGetValue(QueueAttributeNames.Encoding, out string? encoding))
            output.WriteAttribute(QueueAttributeNames.Encoding, encoding);
        _inRecipients = true;
    }

    private void Copy(in ClientRecord record)
    {
        if (_inRecipients)
            message.QueueFlags |= QueueFlags.ReadAll;
        output.Write(record.Type, record.Data);
    }

    private void End()
    {
        message.IsComplete = true;
        bool hasRecipients = message.LastRecipient is not null;
        if (hasRecipients && alwaysBcc.Length > 0 && message.Flags.HasFlag(Services.CleanupFlags.AddBcc))
            addresses.WriteBlindCopy(alwaysBcc);
        if (hasRecipients && message.AcceptsOutput)
            message.AddedRecipients.ForEach(addresses.WriteBlindCopy);
        output.Write(RecordType.End, "");
    }
}
