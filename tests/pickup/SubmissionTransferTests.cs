using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Pickup;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Tests.Pickup;

public sealed class SubmissionTransferTests
{
    [Theory]
    [InlineData(CleanupStatus.Ok, "", false, null)]
    [InlineData(CleanupStatus.Write, "", true, "warning: maildrop/12345: error writing 12345ABC: queue file write error")]
    [InlineData(CleanupStatus.Write, "4.6.0 Alias expansion error", true, null)]
    public void Only_a_failure_that_cleanup_gives_no_reason_for_is_logged(
        CleanupStatus status, string reason, bool keeps, string? warning)
    {
        using FakeCleanup cleanup = new(status, reason);
        using RecordedLog log = new();
        Settings settings = Settings.FromValues(("myhostname", "mx.test"));
        using TableSet tables = new(new TableContext(settings, log.Log));
        DaemonContext context = new(new DaemonOptions(), "pickup", settings, log.Log, TimeProvider.System)
        {
            Tables = tables,
            Services = new MailServices(settings, log.Log, TimeProvider.System),
        };

        Assert.Equal(keeps ? Disposition.Keep : Disposition.Remove, new SubmissionTransfer(context).Run(Submit()));

        Assert.Equal(warning is null ? Array.Empty<string>() : [warning], log.Lines.Where(line => line.StartsWith("warning: ", StringComparison.Ordinal)));
    }

    private static Submission Submit()
    {
        Directory.CreateDirectory("maildrop");
        const string path = "maildrop/12345";
        FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadWrite | OpenFlags.Create, QueueFileMode.SubmissionReady);
        using (RecordWriter writer = new(new QueueFileRecords(file)))
        {
            foreach ((RecordType type, string text) in Message)
                writer.Write(type, text);
            writer.Flush();
        }
        return new Submission(new QueueEntry(QueueId.Parse("12345")!.Value, path), file, file.Status());
    }

    private static IEnumerable<(RecordType Type, string Text)> Message =>
    [
        (RecordType.Sender, "me@x.test"), (RecordType.Recipient, "you@x.test"), (RecordType.Message, ""), (RecordType.Line, "Subject: x"),
        (RecordType.Extracted, ""), (RecordType.End, ""),
    ];
}
