using System.Text.RegularExpressions;
using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>
/// A day of a small mail system in some seconds: mail from everywhere to everywhere, an administrator at work, and a log in which
/// nothing stands that should not. All systems do the same in it, byte for byte where tools look.
/// </summary>
internal sealed class Exercise : IDisposable
{
    private const string Sender = "nobody@mail.example.test";
    private const int ManyRecipients = 120;
    private const int RecipientsPerDelivery = 50;

    // That a client sends too much is the exercise's own doing; so are links in the place of programs. Debian's cleanup compares the
    // kernel's file times with a clock that is coarser, and may be behind by some milliseconds.
    private const string ExpectedComplaints =
        "Message delivery request rate limit|symlink leaves directory|not owned by group|not set-gid or not owner"
        + "|file system clock is 1 seconds ahead of local clock|resetting file time stamps";

    private readonly MailSink _sink = new();
    private readonly MailSystem _mail;
    private readonly int _limitedPort = FreePort.Next();

    private Exercise(Installation installation)
    {
        _mail = new MailSystem(
            installation, "compatibility_level = 3.6", $"relayhost = [127.0.0.1]:{_sink.Port}", "recipient_delimiter = +",
            "alias_maps = hash:$config_directory/aliases", "alias_database = $alias_maps",
            "virtual_alias_maps = hash:$config_directory/virtual", "virtual_alias_domains = aliased.example",
            "canonical_maps = proxy:hash:$config_directory/canonical", "transport_maps = hash:$config_directory/transport",
            "virtual_mailbox_domains = boxes.example", "virtual_mailbox_maps = hash:$config_directory/boxes",
            "virtual_mailbox_base = $config_directory/../mail", "virtual_uid_maps = static:65534", "virtual_gid_maps = static:65534",
            "fast_flush_domains = later.example", "smtpd_client_event_limit_exceptions =", "smtp_connection_cache_on_demand = no",
            $"meta_directory = {MailSystem.Root}/build/peer/etc/postfix", "smtputf8_enable = yes", "in_flow_delay = 0");
        _mail.Write("aliases", $"""
            postmaster: nobody
            command: "|cat >>{_mail.Folder}/mail/from-command"
            file: {_mail.Folder}/mail/file
            list: :include:{_mail.Folder}/etc/list

            """);
        _mail.Write("list", "nobody+list\nmember@there.example\n");
        _mail.Write("virtual", "team@aliased.example nobody+team@mail.example.test, team@there.example\n");
        _mail.Write("canonical", "old@mail.example.test new.name@mail.example.test\n");
        _mail.Write("transport", $"""
            gone.example discard:
            closed.example error:5.1.2 closed for good
            waiting.example retry:4.3.2 not now
            rooms.example lmtp:inet:127.0.0.1:{_sink.Port}

            """);
        _mail.Write("boxes", "someone@boxes.example someones-box\n");
        foreach (string table in (string[])["virtual", "canonical", "transport", "boxes"])
            Assert.Equal(0, _mail.Command("postmap", "", $"hash:{_mail.Folder}/etc/{table}"));
        Assert.Equal(0, _mail.Command("newaliases", ""));
        string limited = $"127.0.0.1:{_limitedPort}";
        Assert.Equal(0, _mail.Command(
            "postconf", "", "-M", $"{limited}/inet={limited} inet n - n - - smtpd -o smtpd_client_message_rate_limit=1"));
    }

    /// <summary>Starts the mail system, makes it work, and stops it; fails with its log.</summary>
    public static void Run(Installation installation)
    {
        using Exercise exercise = new(installation);
        exercise.Run();
    }

    public void Dispose()
    {
        _mail.Dispose();
        _sink.Dispose();
    }

    private void Run()
    {
        _mail.Start();
        Assert.Equal(0, _mail.Command("postfix", "", "status"));
        MailBySmtp();
        MailFromSendmail();
        Rewriting();
        Aliases();
        ManyRecipientsAtOnce();
        OtherTransports();
        Bounces();
        Notifications();
        DeferralAndFlush();
        FlushOfOneSite();
        HoldReleaseRequeue();
        RateLimit();
        Tools();
        Reload();
        Restart();
        Assert.Equal(0, _mail.Command("postfix", "", "stop"));
        Assert.NotEqual(0, _mail.Command("postfix", "", "status"));
        string complaints = string.Join('\n', _mail.Log.Split('\n').Where(line => Regex.IsMatch(line, @"\]: (warning|error|fatal|panic): (?!" + ExpectedComplaints + ")")));
        Assert.True(complaints.Length == 0, complaints);
    }

    private void MailBySmtp()
    {
        using (SmtpDialog smtp = new(_mail.Port))
        {
            Assert.StartsWith("220 mail.example.test ESMTP Postfix", smtp.Greeting, StringComparison.Ordinal);
            smtp.Say("EHLO client.example");
            Assert.True(smtp.Send("nobody+smtp@mail.example.test", "by SMTP"));
            Assert.StartsWith("550 5.1.1 <missing@mail.example.test>: Recipient address rejected: User unknown in local recipient table",
                SayRecipient(smtp, "missing@mail.example.test"), StringComparison.Ordinal);
            Assert.StartsWith("221 2.0.0 Bye", smtp.Say("QUIT"), StringComparison.Ordinal);
        }
        string text = AwaitMail("by SMTP");
        Assert.Contains("X-Original-To: nobody+smtp@mail.example.test\nDelivered-To: nobody+smtp@mail.example.test\n", text, StringComparison.Ordinal);
        Assert.StartsWith("Return-Path: <sender@example.test>\n", text, StringComparison.Ordinal);
        Assert.Matches(@"Received: from client\.example \(localhost \[127\.0\.0\.1\]\)\n\tby mail\.example\.test \(Postfix\) with ESMTP id [0-9A-F]+\n", text);
        string id = Logged(@"postfix/smtpd\[\d+\]: ([0-9A-F]+): client=localhost\[127\.0\.0\.1\]");
        Logged($@"postfix/cleanup\[\d+\]: ({id}): message-id=<\d{{14}}\.{id}@mail\.example\.test>$");
        Logged($@"postfix/qmgr\[\d+\]: ({id}): from=<sender@example\.test>, size=\d+, nrcpt=1 \(queue active\)");
        Logged($@"postfix/local\[\d+\]: ({id}): to=<nobody\+smtp@mail\.example\.test>, relay=local, delay=[\d.]+, delays=[\d./]+, dsn=2\.0\.0, status=sent \(delivered to maildir\)");
        Logged($@"postfix/qmgr\[\d+\]: ({id}): removed");
        Logged(@"(disconnect) from localhost\[127\.0\.0\.1\] ehlo=1 mail=2 rcpt=1/2 data=1 quit=1 commands=6/7");
    }

    private static string SayRecipient(SmtpDialog smtp, string recipient)
    {
        smtp.Say("MAIL FROM:<>");
        return smtp.Say($"RCPT TO:<{recipient}>");
    }

    private void MailFromSendmail()
    {
        Send("from sendmail", "nobody@mail.example.test", "someone@there.example");
        AwaitMail("from sendmail");
        Assert.Equal(Sender, AwaitSink("from sendmail").Sender);
        // SMTP on standard input goes through postdrop for every user.
        Assert.Equal(0, _mail.Command("sendmail", $"EHLO client\nMAIL FROM:<{Sender}>\nRCPT TO:<someone@there.example>\nDATA\nSubject: from postdrop\n\ntext\n.\nQUIT\n", "-bs"));
        AwaitSink("from postdrop");
        string id = Logged($@"postfix/pickup\[\d+\]: ([0-9A-F]+): uid=0 from=<{Sender}>");
        Logged($@"postfix/smtp\[\d+\]: ({id}): to=<someone@there\.example>, relay=127\.0\.0\.1\[127\.0\.0\.1\]:{_sink.Port}, delay=[\d.]+, delays=[\d./]+, dsn=2\.0\.0, status=sent \(250 2\.0\.0 kept\)");
    }

    private void Rewriting()
    {
        Assert.Equal(0, _mail.Command("sendmail", "From: old\nTo: someone@there.example\nSubject: rewritten\n\ntext\n", "-f", "old@mail.example.test", "someone@there.example"));
        MailSink.Transaction received = AwaitSink("rewritten");
        Assert.Equal("new.name@mail.example.test", received.Sender);
        Assert.Contains("\nFrom: new.name@mail.example.test\n", received.Text, StringComparison.Ordinal);
        Send("to a virtual alias", "team@aliased.example");
        Assert.Contains("\nX-Original-To: team@aliased.example\nDelivered-To: nobody+team@mail.example.test\n", AwaitMail("to a virtual alias"), StringComparison.Ordinal);
        Assert.Equal(["team@there.example"], AwaitSink("to a virtual alias").Recipients);
    }

    private void Aliases()
    {
        Send("to a command", "command@mail.example.test");
        Send("to a file", "file@mail.example.test");
        Send("to a list", "list@mail.example.test");
        _mail.Await(() => Read("mail/from-command").Contains("Subject: to a command\n", StringComparison.Ordinal), "command");
        _mail.Await(() => Read("mail/file").Contains("Subject: to a file\n", StringComparison.Ordinal), "file");
        AwaitMail("to a list");
        AwaitSink("to a list");
        Logged(@"to=<command@mail\.example\.test>, relay=local, .*, status=(sent) \(delivered to command: cat >>");
        Logged(@"to=<.*/mail/file>, orig_to=<file@mail\.example\.test>, relay=local, .*, status=(sent) \(delivered to file: .*\)|to=<file@mail\.example\.test>, relay=local, .*, status=(sent) \(delivered to file: ");
    }

    private void ManyRecipientsAtOnce()
    {
        string[] recipients = [.. Enumerable.Range(1, ManyRecipients).Select(number => $"r{number}@there.example")];
        Send("to many", recipients);
        _mail.Await(() => _sink.Received.Where(IsToMany).Sum(transaction => transaction.Recipients.Count) == ManyRecipients, "all recipients");
        Assert.Equal(recipients.Order(), _sink.Received.Where(IsToMany).SelectMany(transaction => transaction.Recipients).Order());
        Assert.All(_sink.Received.Where(IsToMany), transaction => Assert.InRange(transaction.Recipients.Count, 1, RecipientsPerDelivery));
        Logged($@"qmgr\[\d+\]: ([0-9A-F]+): from=<{Sender}>, size=\d+, nrcpt={ManyRecipients} \(queue active\)");

        static bool IsToMany(MailSink.Transaction transaction) => transaction.Text.Contains("Subject: to many\n", StringComparison.Ordinal);
    }

    private void OtherTransports()
    {
        Send("elsewhere", "x@gone.example", "someone@boxes.example", "room@rooms.example");
        Assert.Equal(["room@rooms.example"], AwaitSink("elsewhere").Recipients);
        _mail.Await(() => Read("mail/someones-box").Contains("\nSubject: elsewhere\n", StringComparison.Ordinal), "virtual mailbox");
        Logged(@"postfix/discard\[\d+\]: [0-9A-F]+: to=<x@gone\.example>, relay=none, .*, dsn=2\.0\.0, status=(sent) \(gone\.example\)");
        Logged(@"postfix/virtual\[\d+\]: [0-9A-F]+: to=<someone@boxes\.example>, relay=virtual, .*, dsn=2\.0\.0, status=(sent) \(delivered to mailbox\)");
        Logged(@"postfix/lmtp\[\d+\]: [0-9A-F]+: to=<room@rooms\.example>, relay=127\.0\.0\.1\[127\.0\.0\.1\]:\d+, .*, status=(sent) \(250 2\.0\.0 kept\)");
    }

    private void Bounces()
    {
        Send("to nobody there", "missing@mail.example.test");
        string bounce = AwaitMail("Undelivered Mail Returned to Sender");
        Assert.Contains("\nStatus: 5.1.1\n", bounce, StringComparison.Ordinal);
        Assert.Contains("\nDiagnostic-Code: X-Postfix; unknown user: \"missing\"\n", bounce, StringComparison.Ordinal);
        Assert.Contains("\nSubject: to nobody there\n", bounce, StringComparison.Ordinal);
        Logged(@"postfix/bounce\[\d+\]: [0-9A-F]+: (sender non-delivery notification): [0-9A-F]+");
        Send("to a closed place", "x@closed.example");
        Logged(@"postfix/error\[\d+\]: [0-9A-F]+: to=<x@closed\.example>, relay=none, .*, dsn=5\.1\.2, status=(bounced) \(closed for good\)");
        _mail.Await(() => _mail.Mailbox.Any(text => text.Contains("\nDiagnostic-Code: X-Postfix; closed for good\n", StringComparison.Ordinal)), "second bounce");
    }

    private void Notifications()
    {
        Assert.Equal(0, _mail.Command("sendmail", "Subject: verified\n\ntext\n", "-f", Sender, "-bv", Sender));
        Assert.Contains("\nAction: deliverable\n", AwaitMail("Mail Delivery Status Report"), StringComparison.Ordinal);
        Assert.Equal(0, _mail.Command("sendmail", "Subject: with receipt\n\ntext\n", "-f", Sender, "-N", "success", "someone@there.example"));
        Assert.Contains("\nAction: relayed\n", AwaitMail("Successful Mail Delivery Report"), StringComparison.Ordinal);
    }

    private void DeferralAndFlush()
    {
        _sink.Refusal = _ => MailSink.Later;
        Send("deferred", "patient@there.example");
        string reason = $"(host 127.0.0.1[127.0.0.1] said: 451 4.3.0 later (in reply to RCPT TO command))";
        AwaitDeferral(reason);
        Assert.EndsWith("in 1 Request.", _mail.CommandOutput("mailq"), StringComparison.Ordinal);
        Assert.Contains("\"address\": \"patient@there.example\"", _mail.CommandOutput("postqueue", "-j"), StringComparison.Ordinal);
        _sink.Refusal = _ => null;
        Assert.Equal(0, _mail.Command("postqueue", "", "-f"));
        AwaitSink("deferred");
        AwaitEmptyQueue();
    }

    private void FlushOfOneSite()
    {
        _sink.Refusal = _ => MailSink.Later;
        Send("for a site", "patient@later.example");
        AwaitDeferral("451 4.3.0 later");
        _sink.Refusal = _ => null;
        Assert.Equal(0, _mail.Command("postqueue", "", "-s", "later.example"));
        AwaitSink("for a site");
        AwaitEmptyQueue();
    }

    private void HoldReleaseRequeue()
    {
        Send("not now", "x@waiting.example");
        AwaitDeferral("(not now)");
        string id = Assert.Single(QueueIds());
        Assert.Contains("*** ENVELOPE RECORDS ", _mail.CommandOutput("postcat", "-q", id), StringComparison.Ordinal);
        Assert.Contains("Subject: not now", _mail.CommandOutput("postcat", "-hq", id), StringComparison.Ordinal);
        Assert.Equal(0, _mail.Command("postsuper", "", "-h", id));
        Assert.Contains($"{id}! ", _mail.CommandOutput("mailq"), StringComparison.Ordinal);
        Assert.Equal(0, _mail.Command("postsuper", "", "-H", id));
        Assert.Contains($"{id}  ", _mail.CommandOutput("mailq"), StringComparison.Ordinal);
        Assert.Equal(0, _mail.Command("postsuper", "", "-r", "ALL"));
        Assert.Equal(0, _mail.Command("postkick", "", "public", "pickup", "W"));
        _mail.Await(() => QueueIds() is [var other] && other != id, "requeue");
        AwaitDeferral("(not now)");
        int attempts = Attempts();
        Assert.Equal(0, _mail.Command("postqueue", "", "-i", QueueIds()[0]));
        _mail.Await(() => Attempts() > attempts, "another attempt");
        AwaitDeferral("(not now)");
        Assert.Equal(0, _mail.Command("postsuper", "", "-d", "ALL"));
        AwaitEmptyQueue();
        Logged(@"postfix/postsuper\[\d+\]: ([0-9A-F]+): placed on hold");
        Logged(@"postfix/postsuper\[\d+\]: ([0-9A-F]+): released from hold");
        Logged(@"postfix/postsuper\[\d+\]: (Requeued): 1 message$");
        Logged(@"postfix/postsuper\[\d+\]: (Deleted): 1 message$");

        int Attempts() => Regex.Count(_mail.Log, @"status=deferred \(not now\)");
    }

    private void RateLimit()
    {
        using SmtpDialog smtp = new(_limitedPort);
        smtp.Say("EHLO client.example");
        Assert.True(smtp.Send("nobody@mail.example.test", "within the limit"));
        Assert.StartsWith("450 4.7.1 Error: too much mail from 127.0.0.1", smtp.Say("MAIL FROM:<sender@example.test>"), StringComparison.Ordinal);
        AwaitMail("within the limit");
    }

    private void Tools()
    {
        Assert.Equal("mail.example.test", _mail.CommandOutput("postconf", "-h", "myhostname"));
        Assert.Equal("someones-box", _mail.CommandOutput("postmap", "-q", "someone@boxes.example", $"hash:{_mail.Folder}/etc/boxes"));
        Assert.Equal("nobody", _mail.CommandOutput("postalias", "-q", "postmaster", $"hash:{_mail.Folder}/etc/aliases"));
        Assert.Equal(0, _mail.Command("postlog", "", "-t", "postfix/exercise", "a line of the administrator"));
        Logged(@"postfix/exercise\[\d+\]: (a line) of the administrator$");
        Assert.Equal(7, _mail.Command("postlock", "", $"{_mail.Folder}/mail/file", "sh", "-c", "exit 7"));
        Assert.Equal($"-               -               y         /etc/postfix\n{_mail.Folder}/spool\nup\n", _mail.Answer("unshare", "", "--mount", "sh", "-c",
            $$"""
            mkdir -p /etc/postfix && mount --bind {{_mail.Folder}}/etc /etc/postfix && unset MAIL_CONFIG
            cd "$(sed -n 's/^command_directory = //p' /etc/postfix/main.cf)"
            ./postmulti -l && ./postmulti -x printenv queue_directory && ./postmulti -p status && echo up
            """));
    }

    private void Reload()
    {
        Assert.Equal(0, _mail.Command("postconf", "", "-e", "mail_name = Reloaded"));
        Assert.Equal(0, _mail.Command("postfix", "", "reload"));
        Logged(@"postfix/master\[\d+\]: (reload) -- version ");
        _mail.Await(Greets, "new greeting");
        Send("after a reload", "nobody@mail.example.test", "someone@there.example");
        AwaitMail("after a reload");
        AwaitSink("after a reload");

        bool Greets()
        {
            using SmtpDialog smtp = new(_mail.Port);
            return smtp.Greeting.StartsWith("220 mail.example.test ESMTP Reloaded", StringComparison.Ordinal);
        }
    }

    private void Restart()
    {
        Assert.Equal(0, _mail.Command("postfix", "", "stop"));
        Send("while it was down", "nobody@mail.example.test");
        _mail.Start();
        AwaitMail("while it was down");
        // Not that it was stopping: Debian's postlogd may end before it has read the last lines.
        Assert.Equal(2, Regex.Count(_mail.Log, @"postfix/postfix-script\[\d+\]: starting the Postfix mail system\n"));
    }

    private void Send(string subject, params string[] recipients) =>
        Assert.Equal(0, _mail.Command("sendmail", $"Subject: {subject}\n\ntext\n", ["-f", Sender, .. recipients]));

    private IReadOnlyList<string> QueueIds() =>
        [.. Regex.Matches(_mail.CommandOutput("postqueue", "-j"), "\"queue_id\": \"([0-9A-F]+)\"").Select(match => match.Groups[1].Value)];

    private string Read(string file)
    {
        string path = Path.Combine(_mail.Folder, file);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    /// <summary>The one message with this subject in the mailbox, when it has come.</summary>
    private string AwaitMail(string subject)
    {
        _mail.Await(() => _mail.Mailbox.Any(IsIt), $"mail \"{subject}\"");
        return _mail.Mailbox.Single(IsIt);

        bool IsIt(string text) => text.Contains($"\nSubject: {subject}\n", StringComparison.Ordinal)
            && text.IndexOf($"\nSubject: {subject}\n", StringComparison.Ordinal) < text.IndexOf("\n\n", StringComparison.Ordinal);
    }

    /// <summary>The one message with this subject that the relay host got, when it has come.</summary>
    private MailSink.Transaction AwaitSink(string subject)
    {
        _mail.Await(() => _sink.Received.Any(IsIt), $"relayed mail \"{subject}\"");
        return _sink.Received.Single(IsIt);

        bool IsIt(MailSink.Transaction transaction) => transaction.Text.Contains($"Subject: {subject}\n", StringComparison.Ordinal);
    }

    /// <summary>Waits until the only message is in the deferred queue for this reason.</summary>
    private void AwaitDeferral(string reason) => _mail.Await(
        () => _mail.CommandOutput("postqueue", "-j").Contains("\"queue_name\": \"deferred\"", StringComparison.Ordinal)
            && _mail.CommandOutput("mailq").Contains(reason, StringComparison.Ordinal),
        reason);

    private void AwaitEmptyQueue() => _mail.Await(() => _mail.CommandOutput("mailq") == "Mail queue is empty", "empty queue");

    /// <summary>The group of the first line of the log that matches, when there is one.</summary>
    private string Logged(string pattern)
    {
        Regex regex = new(pattern, RegexOptions.Multiline);
        _mail.Await(() => regex.IsMatch(_mail.Log), pattern);
        return regex.Match(_mail.Log).Groups.Values.Skip(1).First(group => group.Success).Value;
    }
}
