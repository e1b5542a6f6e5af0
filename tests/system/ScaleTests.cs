using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Postfix.Tests.System;

/// <summary>Very many recipients, very large messages: everybody gets all of it, and no process holds it in memory.</summary>
[Collection(nameof(Alone))]
public sealed partial class ScaleTests(ITestOutputHelper output)
{
    private const int ManyRecipients = 50_000;
    private const int SomeMailboxes = 2_000;
    private const int MegabytesOfMessage = 100;
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData(40, "")] // stock limits: 20,000 recipients of messages and 20,000 of transports are in memory
    [InlineData(20, "qmgr_message_active_limit = 1000\nqmgr_message_recipient_limit = 1000\ndefault_recipient_limit = 1000\ndefault_extra_recipient_limit = 100")]
    public void Fifty_thousand_recipients_get_a_message_once(int megabytes, string limits)
    {
        using MailSystem mail = new(
            $"smtpd_recipient_limit = {ManyRecipients}", "transport_maps = inline:{ { many.example = discard: } }", limits);
        mail.Start();
        using (SmtpDialog smtp = new(mail.Port))
        {
            smtp.Say("EHLO client.test");
            smtp.Say("MAIL FROM:<sender@example.test>");
            for (int number = 0; number < ManyRecipients; number++)
                Assert.Equal("250 2.1.5 Ok", smtp.Say($"RCPT TO:<recipient-{number}@many.example>"));
            Assert.StartsWith("354", smtp.Say("DATA"));
            Assert.StartsWith("250", smtp.Say("Subject: to many\r\n\r\ntext\r\n."));
        }

        mail.Await(() => mail.IsFlushed, "an empty queue");
        mail.Await(() => mail.Log.Contains(": removed\n", StringComparison.Ordinal));
        string[] reached = [.. Discarded().Matches(mail.Log).Select(match => match.Groups["number"].Value)];
        Assert.Equal(ManyRecipients, reached.Length);
        Assert.Equal(ManyRecipients, reached.Distinct().Count());
        AssertSmall(mail, megabytes, "qmgr");
        AssertSmall(mail, 25, "smtpd", "cleanup", "trivial-rewrite", "discard");
    }

    [Fact]
    public void Two_thousand_mailboxes_get_a_message_once()
    {
        string owner = MailSystem.IsRoot ? "65534" : CurrentUser();
        using MailSystem mail = new("virtual_mailbox_domains = box.example", "virtual_mailbox_maps = texthash:$config_directory/boxes",
            $"virtual_uid_maps = static:{owner}", $"virtual_gid_maps = static:{owner}");
        string folder = Path.Combine(mail.Folder, "mail");
        mail.Configure($"virtual_mailbox_base = {folder}");
        string[] boxes = [.. Enumerable.Range(0, SomeMailboxes).Select(number => $"box{number}")];
        mail.Write("boxes", string.Concat(boxes.Select(box => $"{box}@box.example {box}/\n")));
        mail.Start();

        string recipients = string.Concat(boxes.Select(box => $"Bcc: {box}@box.example\n"));
        Assert.Equal(0, mail.Command("sendmail", $"Subject: to boxes\n{recipients}\ntext\n", "-t"));

        mail.Await(() => mail.IsFlushed, "an empty queue");
        Assert.All(boxes, box => Assert.Single(Directory.GetFiles(Path.Combine(folder, box, "new"))));
    }

    [Fact]
    public void A_hundred_megabytes_pass_byte_for_byte()
    {
        string[] limits = ["message_size_limit = 200000000", "mailbox_size_limit = 0"];
        using MailSystem relay = new(limits);
        relay.Start();
        using MailSystem mail = new(["mydestination =", $"relayhost = [127.0.0.1]:{relay.Port}", .. limits]);
        mail.Start();
        LargeMessage message = new(MegabytesOfMessage);

        using (SmtpDialog smtp = new(mail.Port, TimeSpan.FromMinutes(2)))
        {
            smtp.Say("EHLO client.test");
            smtp.Say("MAIL FROM:<sender@example.test> BODY=8BITMIME");
            smtp.Say($"RCPT TO:<{relay.Recipient}@mail.example.test>");
            Assert.StartsWith("354", smtp.Say("DATA"));
            Assert.StartsWith("250", smtp.Say(message.SendTo));
        }

        relay.Await(() => Mailbox(relay).Length == 1, "the message");
        Assert.Equal(message.Digest, LargeMessage.DigestOf(Assert.Single(Mailbox(relay))));
        AssertSmall(mail, 25, "smtpd", "cleanup", "qmgr", "smtp");
        AssertSmall(relay, 25, "smtpd", "cleanup", "qmgr", "local");
    }

    private static string[] Mailbox(MailSystem mail)
    {
        string folder = Path.Combine(mail.Folder, "mail", mail.Recipient, "new");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    private void AssertSmall(MailSystem mail, int megabytes, params string[] daemons)
    {
        foreach (string daemon in daemons)
        {
            int[] processes = mail.ProcessesOf(daemon);
            long peak = processes.Max(ProcessFigures.PeakMemory);
            output.WriteLine($"{daemon}: {processes.Length} processes, peak {peak / (double)Megabyte:F1} MB");
            Assert.True(peak < megabytes * Megabyte, $"{daemon} had {peak} bytes");
        }
    }

    private static string CurrentUser()
    {
        using Process id = Process.Start(new ProcessStartInfo("id", "-u") { RedirectStandardOutput = true })!;
        return id.StandardOutput.ReadToEnd().Trim();
    }

    [GeneratedRegex(@": to=<recipient-(?<number>\d+)@many\.example>, .* status=sent \(many\.example\)")]
    private static partial Regex Discarded();
}
