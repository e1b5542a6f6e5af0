using System.Globalization;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Takes the envelope: everything before the content (contract: queue-files.md, section 5.1).</summary>
/// <param name="message">The message.</param>
/// <param name="output">The queue file.</param>
/// <param name="addresses">Takes sender and recipients.</param>
/// <param name="content">Takes the content.</param>
/// <param name="options">Settings of envelopes.</param>
/// <param name="clock">Now is the time from which the age of the message counts.</param>
/// <param name="log">Hears about bad records.</param>
internal sealed class EnvelopeStage(
    Message message, QueueFileOutput output, EnvelopeAddresses addresses, IRecordStage content, EnvelopeOptions options, TimeProvider clock, CleanupLog log)
    : IRecordStage
{
    private const DeliverRequestFlags TraceFlags =
        DeliverRequestFlags.VerifyForSystem | DeliverRequestFlags.VerifyForUser | DeliverRequestFlags.Record;

    private readonly RecipientRecords _recipients = new(message, addresses, log);
    private bool _inRecipients;
    private bool _hasWarningTime;

    public IRecordStage Process(RecordType type, ReadOnlySpan<byte> data)
    {
        if (type == RecordType.MilterCount)
        {
            ProcessMilters(data);
            return this;
        }
        if (!ClientRecord.TryRead(message, type, data, RecordSet.Envelope, "envelope", log, out ClientRecord record))
            return this;
        if (!_inRecipients && RecordSet.EnvelopeRecipients.Contains(type) && !BeginRecipients())
            return this;
        if (type == RecordType.Message)
            return content;
        if (_recipients.TryProcess(record))
            return this;
        if (_inRecipients)
            message.QueueFlags |= QueueFlags.ReadAll;
        Process(record);
        return this;
    }

    /// <summary>
    /// The client has milters of its own, or none, which counts as well. Their state would follow; this program cannot go on from there.
    /// </summary>
    private void ProcessMilters(ReadOnlySpan<byte> count)
    {
        message.Flags &= ~CleanupFlags.Milter;
        if (RecordNumber.TryParse(count, out long milters) && milters == 0)
            return;
        log.Rejected(message, "milter hand-off is not supported");
        message.Fail(CleanupStatus.Bad);
    }

    /// <summary>Comes before the first recipient, or the end of an envelope without; false when something is missing.</summary>
    private bool BeginRecipients()
    {
        string? missing = message.Sender is null ? "sender" : message.Arrival is null ? "time" : null;
        if (missing is not null)
        {
            Reject($"missing {missing} envelope record");
            return false;
        }
        if (!_hasWarningTime && message.Sender!.Length > 0 && options.WarningDelay > TimeSpan.Zero)
            output.WriteNumber(RecordType.WarningTime, (message.Arrival!.Value + options.WarningDelay).ToUnixTimeSeconds());
        _inRecipients = true;
        return true;
    }

    private void Process(in ClientRecord record)
    {
        switch (record.Meaning)
        {
            case RecordType.Size:
                KeepSmtputf8Request(record.Data);
                break;
            case RecordType.CreateTime:
                break; // the age of the message counts from now
            case RecordType.ArrivalTime:
                ProcessArrival(record);
                break;
            case RecordType.FullName:
                if (message.FullName is null)
                    output.Write(record.Type, record.Data);
                message.FullName ??= record.Text;
                break;
            case RecordType.Sender:
                ProcessSender(record);
                break;
            case RecordType.DsnEnvelopeId:
                ProcessEnvelopeId(record);
                break;
            case RecordType.DsnReturn:
                ProcessReturn(record);
                break;
            case RecordType.WarningTime:
                if (!_hasWarningTime)
                    output.Write(record.Type, record.Data);
                _hasWarningTime = true;
                break;
            case RecordType.Verp:
                ProcessVerp(record);
                break;
            case RecordType.Attribute:
                ProcessAttribute(record);
                break;
            default:
                output.Write(record.Type, record.Data);
                break;
        }
    }

    /// <summary>A message that is queued again keeps the SMTPUTF8 request of its first client.</summary>
    private void KeepSmtputf8Request(ReadOnlySpan<byte> data)
    {
        if (SizeRecord.Parse(data) is { } size)
            message.Smtputf8 |= size.Smtputf8 & Smtputf8Flags.Requested;
    }

    private void ProcessArrival(in ClientRecord record)
    {
        if (message.Arrival is null)
        {
            message.Arrival = RecordTime.Parse(record.Data);
            output.Write(record.Type, record.Data);
        }
        output.WriteAttribute(QueueAttributeNames.CreateTime, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    private void ProcessSender(in ClientRecord record)
    {
        if (message.Sender is null)
            addresses.WriteSender(record.Text);
        else
            Reject("multiple envelope sender records");
    }

    private void ProcessEnvelopeId(in ClientRecord record)
    {
        if (!DsnParameters.IsEnvelopeId(record.Value))
        {
            Reject("bad DSN envelope ID record");
            return;
        }
        message.EnvelopeId = record.Value;
        output.Write(record.Type, record.Data);
    }

    private void ProcessReturn(in ClientRecord record)
    {
        if (!DsnParameters.TryParseReturn(record.Value, out ReturnFlags flags))
        {
            Reject($"bad DSN RET record <{record.Text}>");
            return;
        }
        message.Return = flags;
        output.Write(record.Type, record.Data);
    }

    private void ProcessVerp(in ClientRecord record)
    {
        if (message.VerpDelimiters is not null)
            return;
        if (string.IsNullOrEmpty(message.Sender))
        {
            log.Ignored(message, "ignoring VERP request for null sender");
            return;
        }
        if (record.Text.Length != 2 || record.Text.AsSpan().ContainsAnyExcept(options.VerpDelimiters))
        {
            log.Ignored(message, $"ignoring bad VERP request: \"{record.Text}\"");
            return;
        }
        message.VerpDelimiters = record.Text;
        output.Write(record.Type, record.Data);
    }

    private void ProcessAttribute(in ClientRecord record)
    {
        if (message.Attributes.Count >= options.AttributeLimit)
        {
            Reject($"attribute count exceeds limit {options.AttributeLimit}");
            return;
        }
        if (record.Name == QueueAttributeNames.RewriteContext && !SetHeaderRule(record.Value))
            return;
        if (record.Name == QueueAttributeNames.TraceFlags && !SetTraceFlags(record))
            return;
        message.Attributes[record.Name] = record.Value;
        output.Write(record.Type, record.Data);
    }

    private bool SetHeaderRule(string context)
    {
        if (context is not (RewriteRule.Local or RewriteRule.Remote))
        {
            Reject($"bad rewriting context: {context}");
            return false;
        }
        message.HeaderRule = context == RewriteRule.Local || options.RewritesRemote ? context : null;
        return true;
    }

    private bool SetTraceFlags(in ClientRecord record)
    {
        if (!int.TryParse(record.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int flags))
        {
            Reject($"bad TFLAG record <{record.Text}>");
            return false;
        }
        if (message.TraceFlags == DeliverRequestFlags.None)
            message.TraceFlags = (DeliverRequestFlags)flags & TraceFlags;
        return true;
    }

    private void Reject(string problem)
    {
        log.Rejected(message, problem);
        message.Fail(CleanupStatus.Bad);
    }
}
