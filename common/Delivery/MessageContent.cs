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

    /// <summary>Lets the queue manager put the file aside instead of trying it again (contract: queue-files.md, section 3).</summary>
    public void MarkCorrupt() => queueFile.SetMode(QueueFileMode.Corrupt);
}
