using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.SmtpClient.Tests;

/// <summary>A message in a queue file of its own, and a request to deliver it.</summary>
internal sealed class TestMessage : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"smtp-test-{Guid.NewGuid():N}");
    private readonly FileDescriptor _file;

    /// <param name="content">Lines; "\n" ends a line, and the last one may lack it.</param>
    public TestMessage(string content = "Subject: test\n\nhello\n")
    {
        _file = FileSystem.Open(_path, OpenFlags.ReadWrite | OpenFlags.Create, Convert.ToInt32("600", 8));
        using RecordWriter writer = new(new QueueFileRecords(_file));
        writer.Write(RecordType.Message);
        DataOffset = writer.Position;
        string[] lines = content.Split('\n');
        foreach (string line in lines[..^1])
            writer.Write(RecordType.Line, line);
        if (lines[^1].Length > 0)
            writer.Write(RecordType.ContinuedLine, lines[^1]);
        Size = content.Length;
        writer.Write(RecordType.Extracted);
        writer.Write(RecordType.End);
        writer.Flush();
    }

    public long DataOffset { get; }

    public long Size { get; }

    public MessageContent Content => new(_file, DataOffset);

    public DeliverRequest Request(string nexthop, params string[] recipients) => new()
    {
        Flags = DeliverRequestFlags.Default,
        QueueName = "active",
        QueueId = "TEST",
        DataOffset = DataOffset,
        DataSize = Size,
        Nexthop = nexthop,
        Sender = "from@here.example",
        RewriteContext = "local",
        Recipients = [.. recipients.Select(address => new DeliverRecipient(address, address, DeliverRecipient.NoOffset, "", 0))],
    };

    public void Dispose()
    {
        _file.Dispose();
        FileSystem.Unlink(_path);
    }
}
