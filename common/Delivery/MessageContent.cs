using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Delivery;

/// <summary>The content of the message that is being delivered, in its queue file. Does not own the descriptor.</summary>
public sealed class MessageContent(FileDescriptor queueFile, long offset)
{
    /// <summary>A reader at the start of the content; for each delivery a new one.</summary>
    public RecordReader Open()
    {
        RecordReader reader = new(new QueueFileRecords(queueFile), PointerMode.Follow);
        reader.Seek(offset);
        return reader;
    }

    /// <summary>
    /// Hands over all records of the content. False when the content is damaged, see <see cref="GiveUp"/>
    /// (contract: queue-files.md, section 3).
    /// </summary>
    public bool TryRead(ContentHandler handler, Log log)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(log);
        string damage;
        try
        {
            using RecordReader reader = Open();
            while (reader.Read() && reader.Type is RecordType.Line or RecordType.ContinuedLine)
                handler(reader.Type, reader.Data);
            if (reader.Type == RecordType.Extracted)
                return true;
            damage = $"bad record type: {(int)reader.Type} in message content";
        }
        catch (CorruptRecordException error)
        {
            damage = error.Message;
        }
        GiveUp(damage, log);
        return false;
    }

    /// <summary>
    /// Logs that the file is damaged, and marks it so that the queue manager puts it aside instead of trying it again.
    /// </summary>
    public void GiveUp(string damage, Log log)
    {
        ArgumentNullException.ThrowIfNull(log);
        log.Warning(damage);
        queueFile.SetMode(QueueFileMode.Corrupt);
    }
}
