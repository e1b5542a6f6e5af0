using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Tests.Delivery;

public sealed class MessageCopierTests : IDisposable
{
    private static readonly CopyHeading s_heading = new("s@example.org", "orig@example.org", "to@example.org");

    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Mailbox_gets_a_From_line_headers_quoted_text_and_an_empty_line()
    {
        Assert.Equal(
            "From s@example.org  Sat Nov  1 09:08:07 2025\n" +
            "Return-Path: <s@example.org>\nX-Original-To: orig@example.org\nDelivered-To: to@example.org\n" +
            "Subject: x\n\n>From the start\n From\n>From end\n\n",
            Copy(CopyStyle.Mailbox, s_heading, "Subject: x", "", "From the start", " From", "From end"));
    }

    [Fact]
    public void Maildir_gets_the_headers_only()
    {
        Assert.Equal("Return-Path: <s@example.org>\nX-Original-To: orig@example.org\nDelivered-To: to@example.org\nFrom x\n",
            Copy(CopyStyle.Maildir, s_heading, "From x"));
    }

    [Fact]
    public void Null_sender_is_MAILER_DAEMON_in_the_From_line_only()
    {
        Assert.StartsWith("From MAILER-DAEMON  Sat Nov  1 09:08:07 2025\nReturn-Path: <>\nDelivered-To: \"a b\"@x\n",
            Copy(CopyStyle.Mailbox, new CopyHeading("", "", "a b@x"), "Subject: x"));
    }

    [Fact]
    public void Long_lines_are_joined_and_only_their_start_is_quoted()
    {
        Assert.Equal(">From From x\n\n", Copy(CopyStyle.QuoteFrom | CopyStyle.BlankLine, s_heading, "From ...", "From x"));
    }

    [Fact]
    public void Content_that_ends_in_the_middle_of_a_line_gets_a_newline()
    {
        Assert.Equal("cut\n", Copy(CopyStyle.None, s_heading, "cut..."));
    }

    [Fact]
    public void Damaged_content_leaves_the_mailbox_as_it_was()
    {
        _directory.Write("box", "before\n");
        using QueueFileBuilder queueFile = new(_directory / "q", "text");
        queueFile.File.WriteAt([(byte)RecordType.Sender], 0);

        CopyResult result = CopyTo("box", CopyStyle.Mailbox, queueFile);

        Assert.True(result.IsCorrupt);
        Assert.Equal("before\n", File.ReadAllText(_directory / "box"));
        Assert.Equal(QueueFileMode.Corrupt, queueFile.File.Status().Permissions);
        Assert.Equal(["warning: bad record type: 83 in message content"], _log.Lines);
    }

    [Fact]
    public void Write_error_is_described_and_undone()
    {
        using QueueFileBuilder queueFile = new(_directory / "q", "text");
        using FileDescriptor full = FileSystem.Open("/dev/full", OpenFlags.WriteOnly);

        CopyResult result = Copier().CopyToFile(queueFile.Content, s_heading, CopyStyle.None, full);

        Assert.False(result.IsComplete);
        Assert.Equal("4.3.0", result.Problem!.Status);
        Assert.Equal("error writing message: No space left on device", result.Problem.Reason);
        Assert.Equal(("x-unix", "input/output error"), (result.Problem.DiagnosticType, result.Problem.DiagnosticText));
    }

    private string Copy(CopyStyle style, CopyHeading heading, params string[] lines)
    {
        using QueueFileBuilder queueFile = new(_directory / "q", lines);
        List<byte> output = [];
        CopyResult result = Copier().Copy(queueFile.Content, heading, style, data => output.AddRange(data.Span));
        Assert.True(result.IsComplete);
        return ByteText.FromBytes(output.ToArray());
    }

    private CopyResult CopyTo(string name, CopyStyle style, QueueFileBuilder queueFile)
    {
        using FileDescriptor file = FileSystem.Open(_directory / name, OpenFlags.WriteOnly | OpenFlags.Append);
        return Copier().CopyToFile(queueFile.Content, s_heading, style, file);
    }

    private MessageCopier Copier() => new(_log.Log, new FixedClock(), addsOriginalRecipient: true);

    private sealed class FixedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2025, 11, 1, 9, 8, 7, TimeSpan.Zero);
    }
}
