using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Services.Maildrop;

namespace Postfix.Tests.Sendmail;

/// <summary>Messages that go into the queue without postdrop(1), in a spool of their own.</summary>
public sealed class DirectSubmissionTests : IDisposable
{
    private const int ReadyMode = 0x1E4; // 0744

    private readonly string _spool = Directory.CreateTempSubdirectory("maildrop").FullName;
    private readonly string _previous = FileSystem.CurrentDirectory();
    private readonly Log _log = new(verbosity: 0);

    public DirectSubmissionTests()
    {
        Directory.CreateDirectory($"{_spool}/maildrop");
        Directory.CreateDirectory($"{_spool}/public");
        FileSystem.ChangeDirectory(_spool);
    }

    public void Dispose()
    {
        FileSystem.ChangeDirectory(_previous);
        Directory.Delete(_spool, recursive: true);
        _log.Dispose();
    }

    [Fact]
    public void A_complete_message_is_kept()
    {
        string longLine = new('x', 100_000);
        using DirectSubmission submission = Open();
        Write(submission.Records, "me", "hello", longLine, "bye");

        Assert.True(submission.Finish(_log).IsOk);

        string file = Assert.Single(Directory.GetFiles($"{_spool}/maildrop"));
        Assert.Equal(submission.QueueId, Path.GetFileName(file));
        Assert.Equal(ReadyMode, FileSystem.TryStatus(file)!.Value.Permissions);
        Assert.Matches($@"^T:\d+ \d+\|A:rewrite_context=local\|S:me\|R:you\|M:\|N:hello\|N:{longLine}\|N:bye\|X:\|E:$", Content(file));
    }

    [Fact]
    public void A_message_that_is_not_finished_leaves_nothing_behind()
    {
        using (DirectSubmission submission = Open())
            submission.Records.Write(RecordType.Sender, "me");
        Assert.Empty(Directory.GetFiles($"{_spool}/maildrop"));
    }

    [Fact]
    public void A_sender_who_is_refused_is_no_failure_of_the_queue()
    {
        RecordedLog log = new();
        using DirectSubmission submission = Open(("local_login_sender_maps", "static:me"));
        Write(submission.Records, "you");
        Assert.Equal(CleanupStatus.Denied, submission.Finish(log.Log).Status);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void What_servers_must_support_gets_into_the_queue()
    {
        using DirectSubmission submission = Open();
        submission.Records.Write(RecordType.Size, "-1 -1 -1 -1 -1 1");
        Write(submission.Records, "me");
        Assert.True(submission.Finish(_log).IsOk);
        Assert.Contains("C:-1 -1 -1 -1 -1 1|", Content(Assert.Single(Directory.GetFiles($"{_spool}/maildrop"))));
    }

    [Fact]
    public void Nobody_sends_what_postdrop_would_refuse()
    {
        using DirectSubmission injection = Open();
        Write(injection.Records, "me\nR:x");
        Assert.Equal(new CleanupResult(CleanupStatus.Write, ""), injection.Finish(_log));

        using DirectSubmission stranger = Open(("local_login_sender_maps", "static:me"));
        Write(stranger.Records, "you");
        Assert.Equal(new CleanupResult(CleanupStatus.Denied, "not authorized to use sender='you'"), stranger.Finish(_log));
        injection.Dispose();
        Assert.Empty(Directory.GetFiles($"{_spool}/maildrop"));
    }

    private DirectSubmission Open(params (string, string)[] settings) =>
        new(Settings.FromValues(settings), Credentials.RealUid, new Lazy<Log>(() => new Log(verbosity: 0)));

    private static void Write(RecordWriter records, string sender, params string[] lines)
    {
        records.WriteAttribute("rewrite_context", "local");
        records.Write(RecordType.Sender, sender);
        records.Write(RecordType.Recipient, "you");
        records.Write(RecordType.Message);
        foreach (string line in lines)
            records.Write(RecordType.Line, line);
        records.Write(RecordType.Extracted);
        records.Write(RecordType.End);
    }

    private static string Content(string path)
    {
        using FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadOnly);
        using RecordReader reader = new(new QueueFileRecords(file), PointerMode.Report);
        List<string> records = [];
        while (reader.Read())
            records.Add($"{(char)(byte)reader.Type}:{reader.Text}");
        return string.Join('|', records);
    }
}
