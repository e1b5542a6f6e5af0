using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Showq;

/// <summary>
/// Describes one message: what its envelope says, then the recipients of its logs with the reason, then the other ones that are
/// not done. A damaged file is listed as far as it makes sense.
/// </summary>
internal sealed class MessageReport
{
    private readonly ReportContext _context;
    private readonly QueueName _queue;
    private readonly QueueId _id;
    private readonly QueueListWriter _writer;
    private readonly MessageEnvelope _envelope;
    private readonly HashSet<string> _listed = [];
    private bool _hasSender;
    private string? _original;

    public MessageReport(ReportContext context, QueueName queue, QueueId id, FileStatus status, QueueListWriter writer)
    {
        (_context, _queue, _id, _writer) = (context, queue, id, writer);
        _envelope = new MessageEnvelope(id, status, context.Log);
    }

    /// <summary>Writes the message, unless it has no sender.</summary>
    public void Write(FileDescriptor file)
    {
        try
        {
            using RecordReader records = new(new QueueFileRecords(file), PointerMode.Follow);
            while (records.Read() && Take(records)) { }
        }
        catch (CorruptRecordException problem)
        {
            _context.Log.Warning($"{_id}: {problem.Message}");
        }
        if (_hasSender)
            _writer.EndMessage();
    }

    /// <summary>Takes one record; false when the rest of the file makes no sense.</summary>
    private bool Take(RecordReader record)
    {
        switch (record.Type)
        {
            case RecordType.Sender:
                return TakeSender(Printable(record.Text));
            case RecordType.OriginalRecipient:
                _original = ByteText.Printable(EmailAddress.Quote(record.Text));
                return true;
            case RecordType.Recipient:
                return TakeRecipient(Printable(record.Text));
            case RecordType.Message when _envelope.ContentBytes is { } length:
                record.Seek(record.Position + length);
                return true;
            case RecordType.Size when _queue == QueueName.Maildrop:
                return true; // what a user says, or the size of an earlier life
            default:
                _envelope.Take(record);
                return true;
        }
    }

    private bool TakeSender(string sender)
    {
        if (_hasSender)
        {
            _context.Log.Warning($"{_id}: duplicate sender address: {sender} -- skipping remainder of this file");
            return false;
        }
        _hasSender = true;
        _writer.BeginMessage(_envelope.Describe(_queue, sender));
        WriteLogged(QueueName.Defer);
        if (_writer.IsLong)
            WriteLogged(QueueName.Bounce); // they are marked as done, but nobody has told the sender yet
        return true;
    }

    private void WriteLogged(QueueName service)
    {
        foreach (RecipientLogEntry entry in new RecipientLog(_context.Queues, service, _id, _context.Log).Read())
        {
            if (_context.FilterLimit == 0 || _listed.Count < _context.FilterLimit)
                _listed.Add(entry.Recipient);
            string original = entry.OriginalRecipient.Length > 0 ? entry.OriginalRecipient : entry.Recipient;
            _writer.Add(new QueuedRecipient(entry.Recipient, entry.Reason) { OriginalAddress = original, LogClass = service.Value });
        }
    }

    private bool TakeRecipient(string recipient)
    {
        if (!_hasSender)
        {
            _context.Log.Warning($"{_id}: missing sender address: {recipient} -- skipping remainder of this file");
            return false;
        }
        if (!_listed.Contains(recipient))
            _writer.Add(new QueuedRecipient(recipient, "") { OriginalAddress = _original });
        _original = null;
        return true;
    }

    /// <summary>The form that addresses have in defer logs too.</summary>
    private string Printable(string address) =>
        ByteText.Printable(EmailAddress.Quote(address.Length > 0 ? address : _context.NullAddress));
}
