using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Cleanup.Tests;

public sealed class QueueFileTests : IDisposable
{
    private readonly CleanupHarness _cleanup = new();

    public void Dispose() => _cleanup.Dispose();

    [Fact]
    public void A_message_becomes_a_complete_queue_file()
    {
        var outcome = _cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: x", "Message-Id: <1@x>", "Date: d", "From: me@x.y", "", "text"));
        Assert.Equal((CleanupStatus.Ok, ""), (outcome.Status, outcome.Reason));
        Assert.Equal("""
            T|1700000000 5
            A|create_time=1767323045
            A|rewrite_context=local
            S|me@example.org
            A|dsn_orig_rcpt=rfc822;you@example.com
            O|you
            R|you@example.com
            """, outcome.Envelope);
        Assert.Equal("Received: by test\nSubject: x\nMessage-Id: <1@x>\nDate: d\nFrom: me@x.y\n\ntext", outcome.Content);
        Assert.Equal("X|\nE|", outcome.Extracted);
        FileStatus status = _cleanup.Queue.TryStatus(QueueName.Incoming, QueueId.Parse(outcome.Id)!.Value)!.Value;
        Assert.Equal(QueueFileMode.Ready, status.Permissions);
        Assert.Equal($"{outcome.Id}: message-id=<1@x>", _cleanup.Log.Split('\n')[0]);
    }

    [Fact]
    public void The_size_record_tells_offsets_and_counts()
    {
        var outcome = _cleanup.Send(CleanupFlags.External,
            "T|1700000000 5", "S|me", "A|notify_flags=2", "R|one", "A|late=1", "R|two", "M|", MessageText.Received, "N|", "X|", "E|");
        SizeRecord size = SizeRecord.Parse(System.Text.Encoding.Latin1.GetBytes(outcome.Records[0][2..]))!.Value;
        Assert.Equal((2, QueueFlags.ReadAll | QueueFlags.NotifySuccess), (size.Recipients, size.Flags));
        long content = outcome.Records.SkipWhile(r => r != "M|").Skip(1).TakeWhile(r => r != "X|").Sum(r => r.Length);
        Assert.Equal(content, size.ContentBytes);
        Assert.Equal(size.ContentBytes, size.MessageBytes);
        Assert.Equal(outcome.Records.TakeWhile(r => r != "M|").Sum(r => r.Length) + 2, size.ContentOffset);
    }

    [Fact]
    public void A_file_gets_our_time_where_the_clock_of_the_file_system_is_ahead()
    {
        var outcome = _cleanup.Send(CleanupFlags.External, MessageText.Of());
        FileStatus status = _cleanup.Queue.TryStatus(QueueName.Incoming, QueueId.Parse(outcome.Id)!.Value)!.Value;
        Assert.InRange(status.Modified - FixedClock.Start, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Matches("warning: file system clock is [1-9][0-9]* seconds ahead of local clock\n", _cleanup.Log);
    }

    [Fact]
    public void Held_messages_wait_in_the_hold_queue()
    {
        var outcome = _cleanup.Send(CleanupFlags.External | CleanupFlags.Hold, MessageText.Of());
        Assert.Equal(CleanupStatus.Ok, outcome.Status);
        Assert.NotNull(_cleanup.Queue.TryStatus(QueueName.Hold, QueueId.Parse(outcome.Id)!.Value));
        Assert.Null(_cleanup.Queue.TryStatus(QueueName.Incoming, QueueId.Parse(outcome.Id)!.Value));
    }

    [Fact]
    public void Flags_may_come_after_the_content()
    {
        var outcome = _cleanup.Send(CleanupFlags.External, "T|1 0", "S|me", "R|you", "M|", MessageText.Received, "X|", "f|8", "E|");
        Assert.Equal(CleanupStatus.Ok, outcome.Status);
        Assert.Equal(0, _cleanup.FileCount);
    }

    [Fact]
    public void A_client_that_goes_away_leaves_nothing()
    {
        _cleanup.Abandon("T|1 0", "S|me", "R|you", "M|", MessageText.Received);
        Assert.Equal(0, _cleanup.FileCount);
        Assert.Equal("", _cleanup.Log);
    }

    [Theory]
    [InlineData(CleanupStatus.Recipient, "", "T|1 0", "S|me", "M|", MessageText.Received, "X|", "E|")]
    [InlineData(CleanupStatus.Bad, "missing sender envelope record", "T|1 0", "R|you", "E|")]
    [InlineData(CleanupStatus.Bad, "missing time envelope record", "S|me", "R|you", "E|")]
    [InlineData(CleanupStatus.Bad, "multiple envelope sender records", "T|1 0", "S|me", "S|you", "E|")]
    [InlineData(CleanupStatus.Bad, "unexpected record type 78 in envelope", "T|1 0", "N|text", "E|")]
    [InlineData(CleanupStatus.Bad, "unexpected record type 83 in message content", "T|1 0", "S|me", "R|you", "M|", "S|x", "E|")]
    [InlineData(CleanupStatus.Bad, "unexpected record type 83 in extracted envelope", "T|1 0", "S|me", "R|you", "M|", MessageText.Received, "X|", "S|x", "E|")]
    [InlineData(CleanupStatus.Bad, "no Received: header", "T|1 0", "S|me", "R|you", "M|", "N|", "X|", "E|")]
    [InlineData(CleanupStatus.Bad, "malformed attribute: missing '=' after attribute name: oops", "A|oops", "E|")]
    [InlineData(CleanupStatus.Bad, "bad rewriting context: elsewhere", "A|rewrite_context=elsewhere", "E|")]
    [InlineData(CleanupStatus.Bad, "bad DSN RET record <ret_flags=3>", "A|ret_flags=3", "E|")]
    [InlineData(CleanupStatus.Bad, "milter hand-off is not supported", "m|1", "E|")]
    public void Bad_records_are_refused(CleanupStatus status, string problem, params string[] records)
    {
        var outcome = _cleanup.Send(CleanupFlags.External, records);
        Assert.Equal(status, outcome.Status);
        Assert.Contains(problem, _cleanup.Log);
        Assert.Equal(0, _cleanup.FileCount);
    }

    [Fact]
    public void Random_records_never_leave_a_file_behind()
    {
        Random random = new(11);
        for (int round = 0; round < 300; round++)
        {
            var outcome = _cleanup.Send((CleanupFlags)(random.Next(1024) & ~(int)CleanupFlags.Bounce), writer =>
            {
                byte[] data = new byte[40];
                for (int i = 0; i < 12; i++)
                {
                    random.NextBytes(data);
                    writer.Write((RecordType)"TSRMNXLAOWFfmpCDV>Iion"[random.Next(22)], data.AsSpan(0, random.Next(40)));
                }
                writer.Write(RecordType.End);
            });
            if (outcome.Status != CleanupStatus.Ok)
                Assert.Empty(outcome.Records);
        }
        Assert.DoesNotContain("session ended", _cleanup.Log);
    }

    [Fact]
    public void Messages_that_are_too_large_are_refused()
    {
        using CleanupHarness cleanup = new(("message_size_limit", "5000"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of([.. Enumerable.Repeat(new string('x', 500), 10)]));
        Assert.Equal(CleanupStatus.Size, outcome.Status);
        Assert.Equal($"{outcome.Id}: message-id=<20260102030405.{outcome.Id}@mx.example.com>\nwarning: {outcome.Id}: queue file size limit exceeded\nwarning: mail_stream_cleanup: close error", cleanup.Log);
        Assert.Equal(0, cleanup.FileCount);
    }

    [Fact]
    public void A_message_that_is_too_large_and_goes_back_is_not_said_to_be_thrown_away()
    {
        using CleanupHarness cleanup = new(("message_size_limit", "5000"));
        cleanup.Send(CleanupFlags.Bounce, MessageText.Of([.. Enumerable.Repeat(new string('x', 500), 10)]));
        Assert.Contains("queue file size limit exceeded", cleanup.Log);
        Assert.DoesNotContain("close error", cleanup.Log);
    }

    [Fact]
    public void A_delay_warning_is_scheduled_before_the_first_recipient()
    {
        using CleanupHarness cleanup = new(("delay_warning_time", "4h"));
        Assert.Contains("S|me@example.org\nW|     1700014400\nA|dsn", cleanup.Send(CleanupFlags.External, MessageText.Of()).Envelope);
        Assert.DoesNotContain("W|", cleanup.Send(CleanupFlags.External, MessageText.From("", ["you"])).Envelope);
    }

    [Theory]
    [InlineData("tempfail", "x", CleanupStatus.Defer)]
    [InlineData("tempfail", "m|0", CleanupStatus.Ok)]
    [InlineData("accept", "x", CleanupStatus.Ok)]
    public void Mail_that_milters_should_see_is_deferred(string defaultAction, string first, CleanupStatus status)
    {
        using CleanupHarness cleanup = new(("non_smtpd_milters", "inet:localhost:1"), ("milter_default_action", defaultAction));
        Assert.Equal(status, cleanup.Send(CleanupFlags.External, [.. first == "x" ? Array.Empty<string>() : [first], .. MessageText.Of()]).Status);
    }

    [Fact]
    public void Long_lines_become_several_records()
    {
        string line = new('x', 5000);
        var outcome = _cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: " + line, "", line));
        Assert.Equal(["L", "L", "N", "L", "L", "N"], outcome.Records.Where(r => r.Contains("xxx")).Select(r => r[..1]));
    }

    [Fact]
    public void Incomplete_files_can_be_removed_all_at_once()
    {
        IncomingFile file = new(_cleanup.Queue, _cleanup.Incomplete);
        IncomingFile complete = new(_cleanup.Queue, _cleanup.Incomplete);
        complete.Commit();
        _cleanup.Incomplete.DeleteAll();
        Assert.Null(_cleanup.Queue.TryStatus(QueueName.Incoming, file.Id));
        Assert.NotNull(_cleanup.Queue.TryStatus(QueueName.Incoming, complete.Id));
        file.Dispose();
        complete.Dispose();
        Assert.Equal(1, _cleanup.FileCount);
    }
}
