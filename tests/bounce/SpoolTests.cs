using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.BounceServer.Tests;

public sealed class SpoolTests : IDisposable
{
    private static readonly QueueId s_id = QueueId.Parse("ABC")!.Value;

    private readonly TemporaryDirectory _spool = new();
    private readonly RecordedLog _log = new();
    private readonly QueueDirectory _queues;
    private readonly RecordedOutput _output = new();

    public SpoolTests()
    {
        foreach (string queue in (string[])["active", "bounce", "defer"])
            Directory.CreateDirectory(_spool / queue);
        _queues = new QueueDirectory(QueueLayout.Default, TimeProvider.System, _spool.Path + "/");
    }

    public void Dispose() => _spool.Dispose();

    [Fact]
    public void Log_keeps_entries_in_order_until_it_is_removed()
    {
        RecipientLog log = new(_queues, QueueName.Defer, s_id, _log.Log);
        Assert.False(log.Exists);
        Assert.Empty(log.Read());

        log.Append(Entry("one@x"), withOldForm: true);
        log.Append(Entry("two@x"), withOldForm: false);

        Assert.Equal([Entry("one@x"), Entry("two@x")], log.Read());
        Assert.Equal([Entry("one@x"), Entry("two@x")], log.Read());
        Assert.Equal(0x180, FileSystem.TryStatus(_spool / "defer/A/ABC")!.Value.Permissions);
        log.Remove();
        log.Remove();
        Assert.False(log.Exists);
    }

    [Fact]
    public void Bad_lines_in_a_log_are_named()
    {
        File.WriteAllText(_spool / "bounce/ABC", "\nrecipient=a@x\ncolor=red\n\n");

        RecipientLogEntry entry = Assert.Single(new RecipientLog(_queues, QueueName.Bounce, s_id, _log.Log).Read());

        Assert.Equal(("a@x", "5.0.0"), (entry.Recipient, entry.Status));
        Assert.Equal([$"warning: {_spool / "bounce/ABC"}: unknown attribute name: color, ignored"], _log.Lines);
    }

    [Fact]
    public void Original_message_tells_sender_time_and_place_of_its_content()
    {
        WriteMessage("s@example.org", "Subject: x", "Message-ID:  <id@example> ", "", "body");

        using OriginalMessage message = Open(wantsMessageId: true)!;

        Assert.Equal("s@example.org", message.Sender);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1761988087), message.ArrivalTime);
        Assert.Equal("<id@example>", message.MessageId);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Odd_message_id_is_not_used()
    {
        WriteMessage("", "Message-ID: odd", "", "Message-ID: <body@example>");

        using OriginalMessage message = Open(wantsMessageId: true)!;

        Assert.Equal(("", ""), (message.Sender, message.MessageId));
        Assert.Equal(["warning: ABC: ignoring malformed Message-ID"], _log.Lines);
    }

    [Theory]
    [InlineData("Message-ID: <id@example> (a comment)", "<id@example>")]
    [InlineData("Message-ID: <a<b>c> <second@example>", "<a<b>c>")]
    [InlineData("Message-ID:|\t<id@example>", "<id@example>")]
    [InlineData("Message-ID: <id|  @example>", "<id  @example>")]
    public void Message_id_ends_with_its_bracket(string header, string id)
    {
        WriteMessage("", [.. header.Split('|'), "", "body"]);

        using OriginalMessage message = Open(wantsMessageId: true)!;

        Assert.Equal(id, message.MessageId);
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("Message-ID:")]
    [InlineData("Message-ID: <id@example")]
    [InlineData("Message-ID: >id@example<")]
    public void Message_id_without_brackets_is_not_used(string header)
    {
        WriteMessage("", header, "Subject: <x>", "", "body");

        using OriginalMessage message = Open(wantsMessageId: true)!;

        Assert.Equal("", message.MessageId);
        Assert.Equal(["warning: ABC: ignoring malformed Message-ID"], _log.Lines);
    }

    [Fact]
    public void Message_that_does_not_exist_is_null()
    {
        Assert.Null(Open(wantsMessageId: false));
    }

    [Fact]
    public void Damaged_message_gives_what_can_be_read()
    {
        WriteMessage("s@example.org", "Subject: x", "", "body");
        using (FileDescriptor file = FileSystem.Open(_spool / "active/ABC", OpenFlags.ReadWrite))
            file.Truncate(file.Status().Size - 7);

        using OriginalMessage message = Open(wantsMessageId: false)!;
        Return(message, ReturnFlags.Full);

        Assert.Equal("s@example.org", message.Sender);
        Assert.Contains("Subject: x", _output.Lines);
        Assert.Equal("--b--", _output.Lines[^1]);
    }

    [Theory]
    [InlineData(ReturnFlags.Full, 100, "Return-Path: <s@x>|Subject: x|\tmore|long|body")]
    [InlineData(ReturnFlags.Headers, 100, "Return-Path: <s@x>|Subject: x|\tmore")]
    [InlineData(ReturnFlags.Full, 10, "Return-Path: <s@x>|Subject: x|\tmore")]
    public void Large_messages_come_back_without_their_body(ReturnFlags extent, int limit, string expected)
    {
        WriteMessage("s@x", "Subject: x", "\tmore", "long", "body");

        using OriginalMessage message = Open(wantsMessageId: false)!;
        Return(message, extent, limit);

        Assert.Equal(expected.Split('|'), _output.Lines.SkipWhile(line => !line.StartsWith("Return-Path", StringComparison.Ordinal)).SkipLast(2));
        bool isFull = extent == ReturnFlags.Full && limit == 100;
        Assert.Contains(isFull ? "Content-Type: message/rfc822" : "Content-Type: text/rfc822-headers", _output.Lines);
    }

    [Fact]
    public void Done_recipients_are_marked()
    {
        WriteMessage("s@x", "");
        long offset = FirstRecipient();

        using (OriginalMessage message = Open(wantsMessageId: false)!)
        {
            message.MarkDone(0);
            message.MarkDone(offset);
        }

        Assert.Equal((byte)RecordType.DoneRecipient, File.ReadAllBytes(_spool / "active/ABC")[offset]);
    }

    private static RecipientLogEntry Entry(string recipient) =>
        new() { Recipient = recipient, Status = "4.4.1", Action = "delayed", Reason = "connection refused" };

    private OriginalMessage? Open(bool wantsMessageId) => OriginalMessage.Open(_queues, QueueName.Active, s_id, wantsMessageId, _log.Log);

    private void Return(OriginalMessage message, ReturnFlags extent, int limit = 1000)
    {
        NotificationFacts facts = new() { QueueId = "ABC", HostName = "h", MailName = "Postfix", Boundary = "b", Sender = message.Sender! };
        new ReturnedMessage(facts, NotificationKind.Failure, _output).Write(message, extent, limit);
    }

    private void WriteMessage(string sender, params string[] lines)
    {
        using FileDescriptor file = FileSystem.Open(_spool / "active/ABC", OpenFlags.ReadWrite | OpenFlags.Create, 0x1C0);
        using RecordWriter writer = new(new QueueFileRecords(file));
        byte[] size = new byte[SizeRecord.Length];
        default(SizeRecord).Format(size);
        writer.Write(RecordType.Size, size);
        writer.WriteTime(RecordType.ArrivalTime, DateTimeOffset.FromUnixTimeSeconds(1761988087));
        writer.Write(RecordType.Sender, sender);
        writer.Write(RecordType.Recipient, "to@example.net");
        writer.Write(RecordType.Message);
        long start = writer.Position;
        foreach (string line in lines)
            writer.Write(RecordType.Line, line);
        new SizeRecord(writer.Position - start, start, 1, default, 10, default).Format(size);
        writer.Write(RecordType.Extracted);
        writer.Write(RecordType.End);
        writer.Overwrite(0, RecordType.Size, size);
        writer.Flush();
    }

    private long FirstRecipient()
    {
        using FileDescriptor file = FileSystem.Open(_spool / "active/ABC", OpenFlags.ReadOnly);
        using RecordReader reader = new(new QueueFileRecords(file), PointerMode.Follow);
        while (reader.Read())
        {
            if (reader.Type == RecordType.Recipient)
                return reader.Offset;
        }
        return -1;
    }
}
