using Postfix.Mail;

namespace Postfix.QueueManager.Tests.Messages;

/// <summary>Writes queue files as cleanup(8) does.</summary>
internal sealed class QueueFileText
{
    private readonly List<(RecordType Type, string Data)> _envelope = [];
    private readonly List<(RecordType Type, string Data)> _extracted = [];
    private List<(RecordType Type, string Data)> _current;

    public QueueFileText(string? sender = "sender@example.test", long arrival = 1_795_000_000, int recipients = 0)
    {
        _current = _envelope;
        Add(RecordType.ArrivalTime, $"{arrival} 250000");
        Attribute("create_time", $"{arrival}");
        Attribute("log_ident", "ID0");
        Attribute("rewrite_context", "remote");
        if (sender is not null)
            Add(RecordType.Sender, sender);
        Attribute("log_client_name", "client.example.test");
        for (int i = 0; i < recipients; i++)
            Recipient($"r{i}@far.test");
    }

    public QueueFlags Flags { get; init; }

    public int? ClaimedRecipients { get; init; }

    public Smtputf8Flags Smtputf8 { get; init; }

    /// <summary>Offsets of the recipient records in the order of writing.</summary>
    public List<long> RecipientOffsets { get; } = [];

    public long ContentOffset { get; private set; }

    public QueueFileText Add(RecordType type, string data)
    {
        _current.Add((type, data));
        return this;
    }

    public QueueFileText Attribute(string name, string value) => Add(RecordType.Attribute, $"{name}={value}");

    public QueueFileText Recipient(string address, string? original = null)
    {
        if (original is not null)
            Add(RecordType.OriginalRecipient, original);
        return Add(RecordType.Recipient, address);
    }

    public QueueFileText Extracted()
    {
        _current = _extracted;
        return this;
    }

    public byte[] ToBytes(bool complete = true)
    {
        var sink = new MemoryRecords();
        using var writer = new RecordWriter(sink);
        writer.Write(RecordType.Size, new byte[SizeRecord.Length]);
        Write(writer, _envelope);
        writer.Write(RecordType.Message);
        ContentOffset = writer.Position;
        writer.Write(RecordType.Line, "Subject: test");
        writer.Write(RecordType.Line, "");
        writer.Write(RecordType.Line, "text");
        long extracted = writer.Position;
        writer.Write(RecordType.Extracted);
        Write(writer, _extracted);
        if (complete)
            writer.Write(RecordType.End);
        byte[] size = new byte[SizeRecord.Length];
        new SizeRecord(extracted - ContentOffset, ContentOffset, ClaimedRecipients ?? RecipientOffsets.Count, Flags, 20, Smtputf8).Format(size);
        writer.Overwrite(0, RecordType.Size, size);
        writer.Flush();
        return sink.ToArray();
    }

    private void Write(RecordWriter writer, List<(RecordType Type, string Data)> records)
    {
        foreach ((RecordType type, string data) in records)
        {
            if (type is RecordType.Recipient or RecordType.DoneRecipient)
                RecipientOffsets.Add(writer.Position);
            writer.Write(type, data);
        }
    }
}
