using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>The queue listing as showq(8) sends it (contract: services.md, section 12); the mirror of <see cref="QueueListReader"/>.</summary>
public sealed class QueueListWriter
{
    private readonly AttributeWriter _writer;

    /// <summary>Begins with the announcement.</summary>
    public QueueListWriter(AttributeWriter writer)
    {
        _writer = writer;
        Announcement.Write(writer, Announcement.MailQueueList);
    }

    /// <summary>Begins a message; its recipients follow.</summary>
    public void BeginMessage(QueuedMessage message)
    {
        _writer.Write("queue_name", message.QueueName);
        _writer.Write("queue_id", message.QueueId);
        _writer.Write("time", message.Arrival.ToUnixTimeSeconds());
        _writer.Write("size", message.Size);
        _writer.Write("forced_expire", message.IsForcedToExpire ? 1 : 0);
        _writer.Write("sender", message.Sender);
    }

    /// <summary>A recipient of the message.</summary>
    public void Add(QueuedRecipient recipient)
    {
        _writer.Write("recipient", recipient.Address);
        _writer.Write("reason", recipient.Reason);
    }

    /// <summary>Ends a message and sends it.</summary>
    public void EndMessage()
    {
        _writer.End();
        _writer.Flush();
    }

    /// <summary>Ends the listing.</summary>
    public void End()
    {
        _writer.End();
        _writer.Flush();
    }
}
