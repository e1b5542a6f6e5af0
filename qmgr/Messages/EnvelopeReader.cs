using Postfix.Mail;
using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Messages;

/// <summary>
/// Reads envelope and recipients of a queue file. Recipients come in batches, so that a message with many does not fill the
/// memory; where the size record promises that nothing else stands between them, the rest of the file is not even looked at.
/// </summary>
internal sealed class EnvelopeReader
{
    private readonly MessageEntry _message;
    private readonly IRecordSource _file;
    private readonly int _limit;
    private readonly List<RoutedRecipient> _batch;
    private readonly RecipientCollector _collector;
    private readonly EnvelopeRecords _records;
    private readonly RecordReader _reader;
    private readonly QueueManagerLog _log;

    private EnvelopeReader(
        MessageEntry message, IRecordSource file, RecordReader reader, int limit, List<RoutedRecipient> batch, EnvelopeOptions options,
        QueueManagerLog log)
    {
        _message = message;
        _file = file;
        _reader = reader;
        _limit = limit;
        _batch = batch;
        _log = log;
        _collector = new RecipientCollector(message.QueueId, log);
        _records = new EnvelopeRecords(message.QueueId, message.Envelope, options, log);
    }

    /// <summary>Reads the next batch, the first time with the envelope. On failure the message is as before.</summary>
    /// <param name="message">The message; told how far it was read.</param>
    /// <param name="file">Its queue file.</param>
    /// <param name="limit">Most recipients to read.</param>
    /// <param name="batch">Gets the recipients.</param>
    /// <param name="options">Settings.</param>
    /// <param name="log">Told what is wrong.</param>
    /// <returns>False when the file is corrupt.</returns>
    public static bool TryRead(
        MessageEntry message, IRecordSource file, int limit, List<RoutedRecipient> batch, EnvelopeOptions options, QueueManagerLog log)
    {
        (long offset, int unread) = (message.UnreadOffset, message.UnreadRecipients);
        using var reader = new RecordReader(file, PointerMode.Follow);
        var reading = new EnvelopeReader(message, file, reader, limit, batch, options, log);
        if (reading.ReadAll(offset) && reading.IsComplete())
        {
            if (offset == 0)
                reading._records.Complete();
            return true;
        }
        (message.UnreadOffset, message.UnreadRecipients) = (offset, unread);
        return false;
    }

    private MessageEnvelope Envelope => _message.Envelope;

    private bool ReadAll(long offset)
    {
        _message.UnreadOffset = 0;
        _reader.Seek(offset);
        try
        {
            while (ReadRecord() is { } goOn)
            {
                if (goOn)
                    continue;
                _collector.End();
                return true;
            }
            return false;
        }
        catch (CorruptRecordException error)
        {
            _log.Unreadable(_message.QueueId, error);
            return false;
        }
    }

    /// <summary>Whether there is more to read; null when the file is corrupt.</summary>
    private bool? ReadRecord()
    {
        bool atContent = _reader.Position == Envelope.Size.ContentOffset && _reader.Position > 0;
        if (atContent)
            _reader.Seek(Envelope.Size.ContentOffset + Envelope.Size.ContentBytes);
        if (!_reader.Read())
        {
            _log.Rejected(_message.QueueId, "missing end record");
            return null;
        }
        RecordType type = _reader.Type;
        if (atContent ? type != RecordType.Extracted : !RecordSet.Envelope.Contains(type) && !RecordSet.Extracted.Contains(type))
        {
            _log.UnexpectedRecord(type, _reader.Offset);
            return null;
        }
        if (type == RecordType.End)
        {
            _message.SawWholeEnvelope = true;
            return false;
        }
        return Take(type);
    }

    private bool? Take(RecordType type)
    {
        switch (type)
        {
            case RecordType.Recipient:
                return _message.HasUnread || TakeRecipient();
            case RecordType.DoneRecipient or RecordType.CancelledRecipient:
                SkipRecipient();
                return true;
            case RecordType.OriginalRecipient:
                if (!_message.HasUnread)
                    _collector.SetOriginal(_reader.Text);
                return true;
            case RecordType.Size:
                return Envelope.Size.ContentOffset != 0 || TakeSize() ? true : null;
        }
        if (QueueAttribute.TryParse(type, _reader.Data, out QueueAttribute attribute))
            TakeAttribute(attribute);
        else if (type == RecordType.Attribute)
            return Malformed();
        else if (!_message.SawWholeEnvelope)
            _records.Take(type, _reader.Data, _reader.Offset);
        return true;
    }

    private void TakeAttribute(in QueueAttribute attribute)
    {
        bool isOfRecipient = attribute.Name is QueueAttributeNames.DsnOriginalRecipient or QueueAttributeNames.NotifyFlags;
        if (!isOfRecipient)
        {
            if (!_message.SawWholeEnvelope)
                _records.Take(attribute, _reader.Offset);
        }
        else if (!_message.HasUnread)
        {
            if (attribute.Name == QueueAttributeNames.NotifyFlags)
                _collector.SetNotify(attribute.Data);
            else
                _collector.SetDsnOriginal(attribute.Value);
        }
    }

    /// <summary>Adds a recipient; false when the batch is full and nothing else in the file matters now.</summary>
    private bool TakeRecipient()
    {
        _message.UnreadRecipients--;
        _batch.Add(new(_collector.Complete(_reader.Offset, _reader.Text), null));
        if (_batch.Count < _limit)
            return true;
        _message.UnreadOffset = _reader.Position;
        if (_message.SawWholeEnvelope)
            return false;
        if (Envelope.Size.Flags.HasFlag(QueueFlags.ReadAll))
            return true; // something else may follow: read on, without taking recipients
        if (_reader.Offset > Envelope.Size.ContentOffset)
        {
            _message.SawWholeEnvelope = true;
            return false;
        }
        _reader.Seek(Envelope.Size.ContentOffset); // what the extracted segment says still counts
        return true;
    }

    private void SkipRecipient()
    {
        if (_message.HasUnread)
            return;
        _message.UnreadRecipients--;
        _collector.Drop();
    }

    private bool TakeSize()
    {
        SizeRecord? size = SizeRecord.Parse(_reader.Data);
        if (size is { ContentOffset: 0 })
            size = OldSizeRecord.Reconstruct(_file);
        if (!_records.TakeSize(size))
        {
            _log.InvalidSize(_message.QueueId, _reader.Text);
            return false;
        }
        _message.UnreadRecipients = (int)Math.Clamp(Envelope.Size.Recipients, 0, int.MaxValue);
        return true;
    }

    private bool? Malformed()
    {
        _log.BadAttribute(_message.QueueId, _reader.Text);
        return null;
    }

    private bool IsComplete()
    {
        if (_message.UnreadRecipients < 0 || (!_message.HasUnread && _message.UnreadRecipients != 0))
        {
            _log.CountMismatch(_message.QueueId, _message.UnreadRecipients);
            _message.UnreadRecipients = 0;
        }
        string? missing = Envelope.ArrivalTime == default ? "arrival time"
            : Envelope.Sender is null ? "sender"
            : Envelope.Size.ContentOffset == 0 ? "size"
            : null;
        if (missing is null)
            return true;
        _log.Rejected(_message.QueueId, $"missing {missing} record");
        return false;
    }
}
