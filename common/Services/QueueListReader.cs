using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Services;

/// <summary>Reads a queue listing message by message (contract: services.md, section 12); text comes printable.</summary>
public sealed class QueueListReader
{
    private readonly AttributeReader _reader;

    /// <summary>Begins with the announcement.</summary>
    /// <param name="channel">The connection to showq(8), or the output of one that we started.</param>
    /// <exception cref="AttributeException">The peer is no showq(8).</exception>
    public QueueListReader(Channel channel)
    {
        _reader = new AttributeReader(channel);
        Announcement.Read(_reader, Announcement.MailQueueList, channel.Peer);
    }

    /// <summary>The next message; null at the end. The recipients of the one before must have been read.</summary>
    public QueuedMessage? ReadMessage()
    {
        if (!_reader.HasNextList())
            return null;
        return new QueuedMessage(
            ReadText("queue_name"),
            ReadText("queue_id"),
            DateTimeOffset.FromUnixTimeSeconds(_reader.ReadLong("time")),
            _reader.ReadLong("size"),
            _reader.ReadInt("forced_expire") != 0,
            ReadText("sender"));
    }

    /// <summary>The next recipient of the message; null after the last one. A recipient of the short form has no more than a reason.</summary>
    public QueuedRecipient? ReadRecipient()
    {
        if (!_reader.HasNextList() || !_reader.TryReadPair(out string? name, out string? value))
            return null;
        string address = ByteText.Printable(value);
        if (name == QueueListNames.Recipient)
        {
            string reason = ReadText(QueueListNames.Reason);
            return new QueuedRecipient(address, reason) { LogClass = reason.Length > 0 ? QueueName.Defer.Value : "" };
        }
        return name == QueueListNames.OriginalRecipient
            ? ReadLongForm(address)
            : throw new AttributeException($"unexpected attribute {name} (expecting: {QueueListNames.Recipient})");
    }

    private QueuedRecipient ReadLongForm(string original)
    {
        string address = ReadText(QueueListNames.Recipient);
        string logClass = ReadText(QueueListNames.LogClass);
        return new QueuedRecipient(address, ReadText(QueueListNames.Reason)) { OriginalAddress = original, LogClass = logClass };
    }

    private string ReadText(string name) => ByteText.Printable(_reader.ReadString(name));
}
