using System.Globalization;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.QueueManager.Messages;

/// <summary>Fills in the envelope of a message from the records that are about the message as a whole.</summary>
internal sealed class EnvelopeRecords(QueueId queueId, MessageEnvelope envelope, EnvelopeOptions options, QueueManagerLog log)
{
    private const QueueFlags KnownQueueFlags = (QueueFlags)31;
    private const DeliverRequestFlags TraceMask = (DeliverRequestFlags)0xff00;

    private ClientOrigin? _loggedClient;
    private ClientOrigin _actualClient = ClientOrigin.None;

    /// <summary>Takes a size record; false when it makes no sense.</summary>
    public bool TakeSize(SizeRecord? record)
    {
        if (record is not { ContentOffset: > 0, ContentBytes: > 0, MessageBytes: >= 0 } size || (size.Flags & ~KnownQueueFlags) != 0)
            return false;
        // Before Postfix 2.4 the size of the content was that of its records.
        envelope.Size = size.MessageBytes == 0 ? size with { MessageBytes = size.ContentBytes } : size;
        return true;
    }

    /// <summary>Takes any other record that is no attribute.</summary>
    public void Take(RecordType type, ReadOnlySpan<byte> data, long offset)
    {
        switch (type)
        {
            case RecordType.ArrivalTime when envelope.ArrivalTime == default:
                envelope.ArrivalTime = ParseTime(data);
                break;
            case RecordType.Filter:
                envelope.Filter = ByteText.FromBytes(data);
                break;
            case RecordType.Inspector:
                envelope.IsInspected = true;
                break;
            case RecordType.Redirect:
                envelope.RedirectTo = ByteText.FromBytes(data);
                break;
            case RecordType.Sender when envelope.Sender is null:
                envelope.Sender = ByteText.FromBytes(data);
                log.Opened(queueId, envelope);
                break;
            case RecordType.WarningTime when envelope.WarningOffset == 0:
                TakeWarningTime(data, offset);
                break;
            case RecordType.Verp when envelope.VerpDelimiters is null:
                TakeVerp(ByteText.FromBytes(data));
                break;
        }
    }

    /// <summary>Takes an attribute of the message.</summary>
    public void Take(in QueueAttribute attribute, long offset)
    {
        switch (attribute.Name)
        {
            case QueueAttributeNames.CreateTime when envelope.CreateTime == default:
                envelope.CreateTime = FromSeconds(attribute.Value);
                break;
            case QueueAttributeNames.EnvelopeId: // the last one wins, as a milter may have changed it
                envelope.EnvelopeId = attribute.Value;
                break;
            case QueueAttributeNames.ReturnFlags:
                TakeReturn(attribute.Value);
                break;
            case QueueAttributeNames.Encoding: // the extracted segment may correct the envelope
                envelope.Encoding = attribute.Value;
                break;
            case QueueAttributeNames.LogIdent:
                envelope.LogIdentity = Once(attribute, envelope.LogIdentity);
                break;
            case QueueAttributeNames.RewriteContext:
                envelope.RewriteContext = attribute.Value;
                break;
            case QueueAttributeNames.TraceFlags:
                TakeTraceFlags(attribute.Value, offset);
                break;
            default:
                TakeClient(attribute);
                break;
        }
    }

    /// <summary>All records were seen.</summary>
    public void Complete()
    {
        envelope.Client = _loggedClient ?? _actualClient;
        if (envelope.CreateTime == default)
            envelope.CreateTime = envelope.ArrivalTime;
        if (options.ConfirmsDelayCleared && envelope.WarningWasSent)
            envelope.TraceFlags |= DeliverRequestFlags.DelayRecorded;
    }

    /// <summary>Attributes of the client, which go by two names: that of the log, which may come from another system, counts.</summary>
    private void TakeClient(in QueueAttribute attribute)
    {
        ClientOrigin logged = _loggedClient ?? ClientOrigin.None;
        switch (attribute.Name)
        {
            case QueueAttributeNames.LogClientName: _loggedClient = logged with { Name = attribute.Value }; break;
            case QueueAttributeNames.LogClientAddress: _loggedClient = logged with { Address = attribute.Value }; break;
            case QueueAttributeNames.LogClientPort: _loggedClient = logged with { Port = attribute.Value }; break;
            case QueueAttributeNames.LogProtocolName: _loggedClient = logged with { Protocol = attribute.Value }; break;
            case QueueAttributeNames.LogHeloName: _loggedClient = logged with { Helo = attribute.Value }; break;
            case QueueAttributeNames.ClientName: _actualClient = _actualClient with { Name = attribute.Value }; break;
            case QueueAttributeNames.ClientAddress: _actualClient = _actualClient with { Address = attribute.Value }; break;
            case QueueAttributeNames.ClientPort: _actualClient = _actualClient with { Port = attribute.Value }; break;
            case QueueAttributeNames.ProtocolName: _actualClient = _actualClient with { Protocol = attribute.Value }; break;
            case QueueAttributeNames.HeloName: _actualClient = _actualClient with { Helo = attribute.Value }; break;
            case QueueAttributeNames.SaslMethod:
                envelope.Sasl = envelope.Sasl with { Method = Once(attribute, envelope.Sasl.Method) };
                break;
            case QueueAttributeNames.SaslUsername:
                envelope.Sasl = envelope.Sasl with { UserName = Once(attribute, envelope.Sasl.UserName) };
                break;
            case QueueAttributeNames.SaslSender:
                envelope.Sasl = envelope.Sasl with { Sender = Once(attribute, envelope.Sasl.Sender) };
                break;
        }
    }

    private void TakeReturn(string value)
    {
        if (value is "1" or "2")
            envelope.Return = (ReturnFlags)(value[0] - '0');
        else
            log.IgnoredRecord(queueId, "malformed DSN RET flags", value);
    }

    private void TakeTraceFlags(string value, long offset)
    {
        if (envelope.TraceFlags != 0 || !int.TryParse(value, CultureInfo.InvariantCulture, out int flags))
            return;
        envelope.TraceFlags = (DeliverRequestFlags)flags & TraceMask;
        // A report of every delivery is made once: the record goes when it was sent.
        envelope.TraceFlagsOffset = envelope.TraceFlags == DeliverRequestFlags.Record ? offset : 0;
    }

    private void TakeWarningTime(ReadOnlySpan<byte> data, long offset)
    {
        envelope.WarningOffset = offset;
        if (!RecordNumber.TryParse(data, out long seconds))
            return;
        envelope.WarningWasSent = seconds < 0;
        envelope.WarningTime = seconds > 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    private void TakeVerp(string delimiters)
    {
        if (string.IsNullOrEmpty(envelope.Sender))
            log.VerpForNullSender(queueId);
        else if (!VerpAddress.AreValid(delimiters, options.VerpDelimiterFilter))
            log.BadVerp(queueId, delimiters);
        else
            envelope.VerpDelimiters = delimiters;
    }

    private string Once(in QueueAttribute attribute, string present)
    {
        if (present.Length == 0)
            return attribute.Value;
        log.MultipleAttribute(queueId, attribute.Name, attribute.Value);
        return present;
    }

    /// <summary>"seconds microseconds"; the latter may be missing in old files.</summary>
    private static DateTimeOffset ParseTime(ReadOnlySpan<byte> data)
    {
        int blank = data.IndexOf((byte)' ');
        ReadOnlySpan<byte> seconds = blank < 0 ? data : data[..blank];
        DateTimeOffset time = FromSeconds(ByteText.FromBytes(seconds));
        return blank >= 0 && RecordNumber.TryParse(data[blank..], out long microseconds) && time != default
            ? time.AddTicks(Math.Clamp(microseconds, 0, 999_999) * TimeSpan.TicksPerMicrosecond)
            : time;
    }

    private static DateTimeOffset FromSeconds(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out long seconds) && seconds is > 0 and < 1L << 37
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : default;
}
