using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>The queue listing as showq(8) sends it (contract: services.md, section 12); the mirror of <see cref="QueueListReader"/>.</summary>
public sealed class QueueListWriter
{
    private readonly AttributeWriter _writer;

    /// <summary>Begins with the announcement.</summary>
    /// <param name="writer">The connection to the client.</param>
    /// <param name="isLong">Whether recipients are told in the long form, which clients before Postfix 3.11 do not understand.</param>
    public QueueListWriter(AttributeWriter writer, bool isLong)
    {
        _writer = writer;
        IsLong = isLong;
        Announcement.Write(writer, Announcement.MailQueueList);
    }

    /// <summary>Whether the client is told original recipients, and those whose failure the sender has not heard of yet.</summary>
    public bool IsLong { get; }

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
        if (IsLong)
            _writer.Write(QueueListNames.OriginalRecipient, recipient.OriginalAddress ?? recipient.Address);
        _writer.Write(QueueListNames.Recipient, recipient.Address);
        if (IsLong)
            _writer.Write(QueueListNames.LogClass, recipient.LogClass);
        _writer.Write(QueueListNames.Reason, recipient.Reason);
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
