using Postfix.Mail;
using Postfix.Posix;
using Postfix.QueueManager.Tests.Messages;
using Postfix.Services;

namespace Postfix.QueueManager.Tests.Service;

/// <summary>The whole queue manager with real files and sockets; the working directory is shared, so one test at a time.</summary>
public sealed class QueueManagerTests : IDisposable
{
    private const string Id = "12345ABC";
    private const long LongAgo = 1_700_000_000;

    private Spool _spool = new();

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public void Dispose() => _spool.Dispose();

    [Fact]
    public void A_delivered_message_is_removed()
    {
        _spool.AddAgent("smtp", Spool.Deliver);
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 2));
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal([$"{Id}: from=<sender@example.test>, size=20, nrcpt=2 (queue active)", $"{Id}: removed"], _spool.Log);
        DeliverRequest request = Assert.Single(_spool.Requests);
        Assert.Equal(("far.test", "active", "sender@example.test", "remote"), (request.Nexthop, request.QueueName, request.Sender, request.RewriteContext));
        Assert.Equal(DeliverRequestFlags.Default, request.Flags);
        Assert.Equal(2, request.Recipients.Count);
    }

    [Fact]
    public void An_agent_that_has_just_delivered_gets_its_next_request_without_a_greeting()
    {
        FakeService agent = _spool.AddAgent("smtp", Spool.Deliver);
        agent.Greetings = 1;
        _spool.Start();
        foreach (string name in new[] { Id, "12345ABD", "12345ABE" })
        {
            _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), name);
            _spool.Trigger("I");
            _spool.RunUntil(() => _spool.Log.Contains($"{name}: removed"));
        }
        Assert.Equal(3, _spool.Requests.Count);
    }

    [Fact]
    public void An_agent_that_dies_instead_of_greeting_defers_its_message()
    {
        FakeService agent = _spool.AddAgent("smtp", request => request.QueueId == Id ? Spool.Deliver(request) : null);
        agent.Greetings = 1;
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntilGone();
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), "12345ABD");
        _spool.Trigger("I");
        _spool.RunUntil(() => File.Exists("deferred/12345ABD"));
        Assert.Contains("warning: private/smtp socket: premature disconnect", _spool.Log);
    }

    [Fact]
    public void A_deferred_message_waits_in_the_deferred_queue()
    {
        _spool.AddAgent("smtp", _ => new DeliverReply(DsnDetail.None, AllDone: false));
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntilGone();
        double wait = (File.GetLastWriteTimeUtc($"deferred/{Id}") - DateTime.UtcNow).TotalSeconds;
        Assert.InRange(wait, 290, 301);
    }

    [Fact]
    public void Deferred_messages_are_tried_when_due_or_asked_for()
    {
        _spool.AddAgent("smtp", Spool.Deliver);
        _spool.Put("deferred", new QueueFileText(arrival: Now, recipients: 1), dueIn: 100);
        _spool.Put("deferred", new QueueFileText(arrival: Now, recipients: 1), "12345ABD", dueIn: -1);
        _spool.Start();
        _spool.RunUntil(() => !File.Exists("deferred/12345ABD"));
        Assert.True(File.Exists($"deferred/{Id}"));
        _spool.Trigger("DA");
        _spool.RunUntil(() => !File.Exists($"deferred/{Id}"));
    }

    [Fact]
    public void New_mail_does_not_wait_for_a_clock_that_was_put_back()
    {
        _spool.AddAgent("smtp", Spool.Deliver);
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), dueIn: 7200);
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), "12345ABD", dueIn: 55); // put off on purpose
        _spool.Start();
        _spool.RunUntilGone();
        Assert.True(File.Exists("incoming/12345ABD"));
    }

    [Fact]
    public void Messages_that_were_active_come_back_after_a_restart()
    {
        _spool.AddAgent("smtp", Spool.Deliver);
        _spool.Put("active", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntil(() => _spool.Log.Contains($"{Id}: removed"));
    }

    [Fact]
    public void A_message_that_an_old_agent_still_has_is_skipped()
    {
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        using FileDescriptor file = FileSystem.Open($"incoming/{Id}", OpenFlags.ReadWrite);
        Assert.True(file.TryLock(LockKind.Shared, LockStyle.Flock));
        _spool.Start();
        _spool.RunUntil(() => _spool.Log.Contains($"{Id}: skipped, still being delivered"));
        Assert.InRange((File.GetLastWriteTimeUtc($"incoming/{Id}") - DateTime.UtcNow).TotalSeconds, 55, 61);
    }

    [Fact]
    public void Before_it_leaves_deliveries_under_way_are_finished_and_none_is_started()
    {
        using var gate = new ManualResetEventSlim();
        _spool.AddAgent("smtp", request => { gate.Wait(); return Spool.Deliver(request); });
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntil(() => _spool.Requests.Count == 1);
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), "12345ABD");
        _spool.Trigger("I");
        new Thread(() => { Thread.Sleep(100); gate.Set(); }).Start();
        _spool.Leave(TimeSpan.FromSeconds(10));
        Assert.Contains($"{Id}: removed", _spool.Log);
        Assert.Single(_spool.Requests);
    }

    [Fact]
    public void It_does_not_wait_for_ever_before_it_leaves()
    {
        using var gate = new ManualResetEventSlim();
        _spool.AddAgent("smtp", request => { gate.Wait(); return Spool.Deliver(request); });
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntil(() => _spool.Requests.Count == 1);
        _spool.Leave(TimeSpan.FromMilliseconds(100));
        Assert.True(File.Exists($"active/{Id}"));
        gate.Set();
    }

    [Fact]
    public void Incomplete_files_are_left_alone()
    {
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), mode: QueueFileMode.Incomplete);
        _spool.AddAgent("smtp", Spool.Deliver);
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), "12345ABD");
        _spool.Start();
        _spool.RunUntilGone("12345ABD");
        Assert.True(File.Exists($"incoming/{Id}"));
    }

    [Fact]
    public void A_corrupt_file_is_saved()
    {
        _spool.Put("incoming", new QueueFileText(sender: null, recipients: 1));
        _spool.Start();
        _spool.RunUntil(() => File.Exists($"corrupt/{Id}"));
        Assert.Contains($"warning: saving corrupt file \"{Id}\" from queue \"active\" to queue \"corrupt\"", _spool.Log);
    }

    [Fact]
    public void A_file_that_an_agent_found_damaged_is_saved()
    {
        _spool.AddAgent("smtp", request =>
        {
            FileSystem.ChangeMode($"active/{request.QueueId}", QueueFileMode.Corrupt);
            return new DeliverReply(DsnDetail.None, AllDone: false);
        });
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntil(() => File.Exists($"corrupt/{Id}"));
    }

    [Fact]
    public void Without_agents_mail_is_deferred_by_retry()
    {
        _spool.AddAgent("retry", _ => new DeliverReply(DsnDetail.None, AllDone: false));
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal("4.3.0 mail transport unavailable", Assert.Single(_spool.Requests).Nexthop);
        Assert.Contains("warning: connect to transport private/smtp: No such file or directory", _spool.Log);
    }

    [Fact]
    public void Without_any_agent_mail_is_deferred_by_the_queue_manager()
    {
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal([$"defer Append 0 {Id} r0@far.test mail transport unavailable"], _spool.Notices);
        Assert.Contains(_spool.Log, line => line.StartsWith($"{Id}: to=<r0@far.test>, relay=none, delay=") && line.EndsWith("dsn=4.3.0, status=deferred (mail transport unavailable)"));
    }

    [Fact]
    public void An_agent_that_dies_defers_its_message_and_suspends_the_destination()
    {
        _spool.AddAgent("smtp", _ => null);
        _spool.AddAgent("retry", _ => new DeliverReply(DsnDetail.None, AllDone: false));
        for (int i = 0; i < 6; i++)
            _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), $"1234{i}ABC");
        _spool.Start();
        _spool.RunUntil(() => Directory.GetFiles("deferred").Length == 6);
        Assert.Contains(_spool.Requests, request => request.Nexthop == "4.3.0 delivery temporarily suspended: unknown mail transport error");
    }

    [Fact]
    public void A_bounce_log_is_sent_before_the_message_goes()
    {
        _spool.AddAgent("smtp", request =>
        {
            File.WriteAllText($"bounce/{request.QueueId}", "somebody failed");
            return Spool.Deliver(request);
        });
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal([$"bounce Flush 0 {Id}"], _spool.Notices);
        Assert.Contains($"{Id}: removed", _spool.Log);
    }

    [Fact]
    public void A_bounce_that_cannot_be_sent_keeps_the_message()
    {
        _spool.NoticeStatus = -1;
        _spool.AddAgent("smtp", request =>
        {
            File.WriteAllText($"bounce/{request.QueueId}", "somebody failed");
            return Spool.Deliver(request);
        });
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1));
        _spool.Start();
        _spool.RunUntil(() => File.Exists($"deferred/{Id}"));
        Assert.Contains($"{Id}: status=deferred (bounce failed)", _spool.Log);
    }

    [Fact]
    public void Old_mail_is_returned()
    {
        _spool.AddAgent("smtp", _ => new DeliverReply(DsnDetail.None, AllDone: false));
        _spool.Put("incoming", new QueueFileText(arrival: LongAgo, recipients: 1));
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal([$"defer Flush 0 {Id}"], _spool.Notices);
        Assert.Equal([$"{Id}: from=<sender@example.test>, status=expired, returned to sender", $"{Id}: removed"], _spool.Log[1..]);
    }

    [Fact]
    public void Verp_senders_get_one_notification_per_recipient()
    {
        _spool.AddAgent("smtp", _ => new DeliverReply(DsnDetail.None, AllDone: false));
        _spool.Put("incoming", new QueueFileText(arrival: LongAgo).Add(RecordType.Verp, "+=").Recipient("u@far.test", "o@here.test").Recipient("v@far.test"));
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal([$"defer Verp 0 {Id} +="], _spool.Notices);
        Assert.Equal(["sender+o=here.test@example.test", "sender+v=far.test@example.test"], _spool.Requests.Select(request => request.Sender).Order());
    }

    [Fact]
    public void Forced_expiry_uses_the_reasons_of_the_last_attempt()
    {
        File.WriteAllText($"defer/{Id}", "reasons");
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), mode: QueueFileMode.Ready | QueueFileMode.ForceExpire);
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Empty(_spool.Requests);
        Assert.Contains($"{Id}: from=<sender@example.test>, status=force-expired, returned to sender", _spool.Log);
    }

    [Fact]
    public void A_sender_is_warned_once()
    {
        _spool.AddAgent("smtp", _ => new DeliverReply(DsnDetail.None, AllDone: false));
        _spool.Put("incoming", new QueueFileText(arrival: Now).Add(RecordType.WarningTime, $"{Now,15}").Recipient("u@far.test"));
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal([$"defer Warn 0 {Id}"], _spool.Notices);
        Assert.Contains("W\u000f             -1", File.ReadAllText($"deferred/{Id}", System.Text.Encoding.Latin1));
    }

    [Fact]
    public void A_report_is_made_once()
    {
        _spool.AddAgent("smtp", _ => new DeliverReply(DsnDetail.None, AllDone: false));
        _spool.Put("incoming", new QueueFileText(arrival: Now).Attribute("trace_flags", "1024").Recipient("u@far.test"));
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal([$"trace Trace 1024 {Id}"], _spool.Notices);
        Assert.Contains("K\u0010trace_flags=1024", File.ReadAllText($"deferred/{Id}", System.Text.Encoding.Latin1));
    }

    [Fact]
    public void The_mark_of_a_selective_flush_goes_when_the_message_is_read()
    {
        _spool.Dispose();
        _spool = new Spool(("defer_transports", "smtp"));
        _spool.AddAgent("smtp", _ => new DeliverReply(DsnDetail.None, AllDone: false));
        _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), mode: QueueFileMode.Ready | QueueFileMode.Unthrottle);
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Single(_spool.Requests);
        Assert.Equal(QueueFileMode.Ready, FileSystem.TryStatus($"deferred/{Id}")!.Value.Permissions);
    }

    [Fact]
    public void Many_recipients_pass_through_little_memory()
    {
        _spool.Dispose();
        _spool = new Spool(("qmgr_message_recipient_limit", "100"), ("qmgr_message_active_limit", "50"), ("default_recipient_limit", "100"));
        _spool.AddAgent("smtp", Spool.Deliver);
        var file = new QueueFileText(arrival: Now);
        for (int i = 0; i < 5000; i++)
            file.Recipient($"u{i}@d{i % 7}.test");
        _spool.Put("incoming", file);
        _spool.Start();
        _spool.RunUntilGone();
        Assert.Equal(5000, _spool.Requests.SelectMany(request => request.Recipients).Select(recipient => recipient.Address).Distinct().Count());
        Assert.Equal(5000, _spool.Requests.Sum(request => request.Recipients.Count));
    }

    [Fact]
    public void The_active_queue_has_a_limit_and_new_mail_goes_first()
    {
        _spool.Dispose();
        _spool = new Spool(("qmgr_message_active_limit", "3"));
        using var gate = new ManualResetEventSlim();
        _spool.AddAgent("smtp", request => { gate.Wait(); return Spool.Deliver(request); });
        for (int i = 0; i < 10; i++)
            _spool.Put("incoming", new QueueFileText(arrival: Now, recipients: 1), $"1234{i}ABC");
        _spool.Start();
        _spool.RunUntil(() => _spool.Requests.Count == 3);
        Assert.Equal(3, Directory.GetFiles("active").Length);
        gate.Set();
        _spool.RunUntil(() => _spool.Requests.Count == 10 && Directory.GetFiles("active").Length == 0);
    }
}
