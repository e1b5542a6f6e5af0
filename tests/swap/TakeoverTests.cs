using System.Text;
using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>A queue that one system filled, and was killed over, is the other's.</summary>
public sealed class TakeoverTests
{
    private const string Sender = "nobody@mail.example.test";
    private const int ManyRecipients = 2000;

    private static readonly Installation s_debian = MixedInstallation.Debian;

    [Fact]
    public void Ours_takes_over_debians_queue() => TakeOver(s_debian, Installation.Ours);

    [Fact]
    public void Debians_postfix_takes_over_our_queue() => TakeOver(Installation.Ours, s_debian);

    private static void TakeOver(Installation filler, Installation taker)
    {
        using MailSink sink = new();
        int filteredPort = FreePort.Next();
        using MailSystem mail = new(
            filler with { MasterCf = Installation.Ours.MasterCf }, "compatibility_level = 3.6", $"relayhost = [127.0.0.1]:{sink.Port}",
            "fast_flush_domains = later.example", "recipient_delimiter = +", "smtp_connection_cache_on_demand = no",
            "local_recipient_maps =", "in_flow_delay = 0", "smtputf8_enable = yes",
            $"meta_directory = {MailSystem.Root}/build/peer/etc/postfix");
        string filtered = $"127.0.0.1:{filteredPort}";
        Assert.Equal(0, mail.Command("postconf", "", "-M",
            $"{filtered}/inet={filtered} inet n - n - - smtpd -o content_filter=smtp:[127.0.0.1]:{sink.Port}"));
        ManualResetEventSlim hang = new();
        sink.Refusal = recipient => Treat(recipient, hang);
        mail.Start();
        Fill(mail, filteredPort);

        IReadOnlyDictionary<string, long> before = QueueView.Arrivals(mail);
        Assert.Equal(15, before.Count);
        QueueView.AssertBothReadAlike(mail, 16);
        sink.Refusal = recipient => recipient.StartsWith("gone", StringComparison.Ordinal) ? "550 5.1.1 no such user" : null;
        hang.Set();
        mail.ContinueWith(taker);
        mail.Start();
        foreach ((string id, long arrival) in QueueView.Arrivals(mail))
            Assert.Equal(before.GetValueOrDefault(id, arrival), arrival);
        Assert.Equal(0, mail.Command("postsuper", "", "-H", "ALL"));
        Assert.Equal(0, mail.Command("postqueue", "", "-f"));
        mail.Await(() => mail.CommandOutput("mailq") == "Mail queue is empty", "empty queue");

        AssertAllDelivered(sink, mail);
        foreach (string id in before.Keys)
            Assert.Contains($"{id}: removed", mail.Log, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(mail.Folder, "spool/corrupt")));
        foreach (string logs in (string[])["bounce", "defer", "trace"])
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(mail.Folder, "spool", logs), "*", SearchOption.AllDirectories));
    }

    private static string? Treat(string recipient, ManualResetEventSlim hang)
    {
        if (recipient.StartsWith("hang", StringComparison.Ordinal))
            hang.Wait();
        return recipient.StartsWith("gone", StringComparison.Ordinal) ? "550 5.1.1 no such user"
            : recipient.StartsWith("now", StringComparison.Ordinal) ? null
            : MailSink.Later;
    }

    private static void Fill(MailSystem mail, int filteredPort)
    {
        Send(mail, "plain", ["-f", Sender], "a@there.example");
        Send(mail, "receipt", ["-f", Sender, "-N", "success,delay,failure", "-V", "envelope-1", "-R", "hdrs"], "b@there.example");
        Send(mail, "verp", ["-f", "owner@mail.example.test", "-XV"], "c@there.example", "d@there.example");
        Send(mail, "reported", ["-f", Sender, "-v"], "e@there.example");
        Send(mail, "partly", ["-f", Sender], "now@there.example", "f@there.example", "gone@there.example");
        Send(mail, "quoted", ["-f", "\"with space\"@mail.example.test"], "\"g h\"@there.example");
        Send(mail, "many", ["-f", Sender], [.. Enumerable.Range(1, ManyRecipients).Select(number => $"r{number}@there.example")]);
        Send(mail, "site", ["-f", Sender], "i@later.example");
        Send(mail, "bounce", ["-f", ""], "j@there.example");
        using (SmtpDialog smtp = new(filteredPort))
        {
            smtp.Say("EHLO client.example");
            Assert.True(smtp.SendText("k@there.example", "Subject: filtered\n\ntext\n"));
        }
        using SmtpDialog international = new(mail.Port);
        international.Say("EHLO client.example");
        string address = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("jörg@mail.example.test"));
        Assert.StartsWith("250", international.Say($"MAIL FROM:<{address}> SMTPUTF8"), StringComparison.Ordinal);
        Assert.StartsWith("250", international.Say("RCPT TO:<l@there.example>"), StringComparison.Ordinal);
        Assert.StartsWith("354", international.Say("DATA"), StringComparison.Ordinal);
        Assert.StartsWith("250", international.Say("Subject: utf8\r\n\r\ntext\r\n."), StringComparison.Ordinal);
        mail.Await(() => QueueView.Queued(mail, "deferred").Count == 11, "eleven deferred messages");

        Send(mail, "held", ["-f", Sender], "m@there.example");
        Send(mail, "expired", ["-f", Sender], "n@there.example");
        mail.Await(() => QueueView.Queued(mail, "deferred").Count == 13, "thirteen deferred messages");
        Assert.Equal(0, mail.Command("postsuper", "", "-h", QueueView.IdOf(mail, "m@there.example")));
        Assert.Equal(0, mail.Command("postsuper", "", "-e", QueueView.IdOf(mail, "n@there.example")));

        Send(mail, "active", ["-f", Sender], "hang@there.example");
        mail.Await(() => QueueView.Queued(mail, "active").Count == 1 && mail.ProcessesOf("smtp").Length > 0, "active message");
        mail.Signal("qmgr", MailSystem.StopSignal);
        Assert.Equal("incoming", SendBySmtp(mail, "incoming", "o@there.example"));
        mail.KillAll();
        Send(mail, "maildrop", ["-f", Sender], "p@there.example");
    }

    private static string SendBySmtp(MailSystem mail, string subject, string recipient)
    {
        using SmtpDialog smtp = new(mail.Port);
        smtp.Say("EHLO client.example");
        Assert.True(smtp.SendText(recipient, $"Subject: {subject}\n\ntext\n"));
        return subject;
    }

    private static void AssertAllDelivered(MailSink sink, MailSystem mail)
    {
        string[] delivered = [.. sink.Received.SelectMany(message => message.Recipients.Select(recipient => $"{message.Subject} {recipient}"))];
        string[] expected =
        [
            "plain a@there.example", "receipt b@there.example", "verp c@there.example", "verp d@there.example", "reported e@there.example",
            "partly now@there.example", "partly f@there.example", "quoted \"g h\"@there.example", "site i@later.example",
            "bounce j@there.example", "filtered k@there.example", "utf8 l@there.example", "held m@there.example",
            "active hang@there.example", "incoming o@there.example", "maildrop p@there.example",
            .. Enumerable.Range(1, ManyRecipients).Select(number => $"many r{number}@there.example"),
        ];
        Assert.Equal(expected.Order(), delivered.Order());
        Assert.Equal(["owner+c=there.example@mail.example.test", "owner+d=there.example@mail.example.test"],
            sink.Received.Where(message => message.Subject == "verp").Select(message => message.Sender).Order());
        Assert.Contains("status=force-expired, returned to sender", mail.Log, StringComparison.Ordinal);
        string[] notices = [.. mail.Mailbox];
        Assert.Single(notices, text => Holds(text, "Subject: Successful Mail Delivery Report", "Original-Envelope-Id: envelope-1", "Action: relayed"));
        Assert.Single(notices, text => Holds(text, "Subject: Mail Delivery Status Report", "Final-Recipient: rfc822; e@there.example"));
        Assert.Single(notices, text => Holds(text, "Subject: Undelivered Mail Returned to Sender", "Final-Recipient: rfc822; gone@there.example"));
        Assert.Single(notices, text => Holds(text, "Subject: Undelivered Mail Returned to Sender", "Final-Recipient: rfc822; n@there.example"));
        Assert.Equal(4, notices.Length);
    }

    private static bool Holds(string text, params string[] lines) =>
        lines.All(line => text.Contains($"\n{line}\n", StringComparison.Ordinal));

    private static void Send(MailSystem mail, string subject, string[] options, params string[] recipients) =>
        Assert.Equal(0, mail.Command("sendmail", $"Subject: {subject}\n\ntext\n.\n..\n", ["-i", .. options, .. recipients]));
}
