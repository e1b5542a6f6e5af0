using System.Diagnostics;

namespace Postfix.Tests.System;

/// <summary>When something that the mail system needs is gone for a while, mail waits, the log says why, and it goes on afterwards.</summary>
public sealed class ResourceTests
{
    private const int Megabyte = 1 << 20;

    [RootFact]
    public void A_full_disk_refuses_mail_for_now()
    {
        using MailSystem mail = new("message_size_limit = 100000");
        using SmallDisk disk = new(mail, 4 * Megabyte);
        mail.Start();
        using SmtpDialog smtp = new(mail.Port);
        smtp.Say("EHLO client.test");
        Assert.True(smtp.Send($"{mail.Recipient}@mail.example.test", "before"));
        mail.Await(() => mail.Mailbox.Count == 1 && mail.QueueLength == 0);

        // Within a message: what was promised at MAIL FROM does not hold any more.
        Assert.StartsWith("250", smtp.Say("MAIL FROM:<sender@example.test>"));
        Assert.StartsWith("250", smtp.Say($"RCPT TO:<{mail.Recipient}@mail.example.test>"));
        Assert.StartsWith("354", smtp.Say("DATA"));
        disk.Fill();
        string text = string.Concat(Enumerable.Repeat(new string('x', 78) + "\r\n", 1000));
        Assert.Matches("^45[12] 4\\.3\\.", smtp.Say(text + "."));

        // Before the next one.
        Assert.Equal("452 4.3.1 Insufficient system storage", smtp.Say("MAIL FROM:<sender@example.test>"));
        mail.Await(() => mail.Log.Contains("not enough free space in mail queue", StringComparison.Ordinal), "a line in the log");
        Assert.NotEqual(0, mail.Command("sendmail", "Subject: too late\n\n" + text, mail.Recipient));

        disk.Free();
        Assert.True(smtp.Send($"{mail.Recipient}@mail.example.test", "after"));
        mail.Await(() => mail.Mailbox.Count == 2 && mail.IsFlushed);
        Assert.DoesNotContain(mail.Mailbox, message => message.Contains("too late", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smtpd")]
    [InlineData("cleanup")]
    [InlineData("trivial-rewrite")]
    [InlineData("qmgr")]
    public void A_program_without_descriptors_loses_no_mail(string program)
    {
        using MailSystem mail = new("service_throttle_time = 1s", "minimal_backoff_time = 1s", "maximal_backoff_time = 2s",
            "queue_run_delay = 1s", "transport_retry_time = 1s");
        mail.Start();
        Assert.True(TrySend(mail, "before"));
        mail.Await(() => mail.Mailbox.Count == 1);

        foreach (int pid in mail.ProcessesOf(program))
            Assert.Equal(0, LimitDescriptors(mail, pid, 3));
        HashSet<string> accepted = [.. Enumerable.Range(0, 5).Select(number => $"meanwhile {number}").Where(subject => TrySend(mail, subject))];
        foreach (int pid in mail.ProcessesOf(program))
            LimitDescriptors(mail, pid, 200); // those that have ended meanwhile do not matter

        mail.Await(() => TrySend(mail, "after"));
        mail.Await(() =>
        {
            mail.Command("postqueue", "", "-f");
            return mail.IsFlushed;
        });
        Assert.DoesNotContain(accepted, subject => !mail.Mailbox.Any(text => text.Contains($"Subject: {subject}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_missing_table_defers_its_clients()
    {
        using MailSystem mail = new("smtpd_sender_restrictions = check_sender_access hash:$config_directory/senders");
        mail.Start();
        Assert.StartsWith("451 4.3.", Offer(mail));
        Assert.Contains("senders.db: No such file or directory", mail.Log, StringComparison.Ordinal);

        string table = mail.Write("senders", "unwanted@example.org REJECT\n");
        Assert.Equal(0, mail.Command("postmap", "", "hash:" + table));
        Assert.Equal(0, mail.Command("postfix", "", "reload"));

        mail.Await(() => Offer(mail) == "250 2.1.5 Ok");
    }

    [Fact]
    public void Without_a_place_for_its_file_a_submission_waits()
    {
        using MailSystem mail = new("service_throttle_time = 1s");
        mail.Start();
        string queue = Path.Combine(mail.Folder, "spool/maildrop");
        Directory.Move(queue, queue + ".away");
        int status = -1;
        Thread submission = new(() => status = mail.Command("sendmail", "Subject: patience\n\nhello\n", mail.Recipient));
        submission.Start();
        mail.Await(() => mail.Log.Contains("warning: mail_queue_enter: create file maildrop/", StringComparison.Ordinal));
        Directory.Move(queue + ".away", queue);
        mail.Await(() => mail.Mailbox.Count == 1);
        submission.Join();
        Assert.Equal(0, status);
    }

    [Fact]
    public void Without_address_rewriting_mail_waits()
    {
        using MailSystem mail = new("service_throttle_time = 1s", "ipc_timeout = 3s");
        string service = mail.CommandOutput("postconf", "-M", "rewrite/unix");
        Assert.Equal(0, mail.Command("postconf", "", "-F", "rewrite/unix/command=showq"));
        mail.Start();
        Assert.Equal(0, mail.Command("sendmail", "Subject: patience\n\nhello\n", mail.Recipient));
        Thread.Sleep(2000);
        Assert.Empty(mail.Mailbox);

        Assert.Equal(0, mail.Command("postconf", "", "-M", "rewrite/unix=" + service));
        Assert.Equal(0, mail.Command("postfix", "", "reload"));

        mail.Await(() => mail.Mailbox.Count == 1);
    }

    [RootFact]
    public void Without_a_name_server_mail_waits()
    {
        using MailSystem there = new("mydestination = there.example", "local_recipient_maps =");
        string listener = $"127.0.0.2:{there.Port}";
        Assert.Equal(0, there.Command("postconf", "", "-M", $"{listener}/inet={listener} inet n - n - - smtpd"));
        there.Start();
        using MailSystem mail = new("mydestination =", $"smtp_tcp_port = {there.Port}", "smtp_host_lookup = dns");
        mail.Write("resolv.conf", $"nameserver {NameServer.Address}\noptions timeout:1 attempts:1\n");
        mail.StartWithin($"mount --bind {mail.Folder}/etc/resolv.conf /etc/resolv.conf");
        Assert.Equal(0, mail.Command("sendmail", "Subject: which way\n\nhello\n", $"{there.Recipient}@there.example"));
        mail.Await(() => mail.Log.Contains("status=deferred (Host or domain name not found. Name service error for name=there.example type=MX: Host not found, try again)", StringComparison.Ordinal));

        using NameServer names = new(
            new("there.example", NameServer.Mx, "10 mail.there.example"), new("mail.there.example", NameServer.A, "127.0.0.2"));
        mail.Await(() =>
        {
            mail.Command("postqueue", "", "-f");
            Thread.Sleep(500);
            return there.Mailbox.Count == 1;
        });
    }

    // By the user of the process itself, which needs no capability.
    private static int LimitDescriptors(MailSystem mail, int pid, int limit) => MailSystem.IsRoot
        ? mail.Program("setpriv", "", "--reuid=postfix", "--regid=postfix", "--clear-groups", "prlimit", "--pid", $"{pid}", $"--nofile={limit}:")
        : mail.Program("prlimit", "", "--pid", $"{pid}", $"--nofile={limit}:");

    private static string Offer(MailSystem mail)
    {
        using SmtpDialog smtp = new(mail.Port);
        smtp.Say("EHLO client.test");
        smtp.Say("MAIL FROM:<someone@example.org>");
        return smtp.Say($"RCPT TO:<{mail.Recipient}@mail.example.test>");
    }

    private static bool TrySend(MailSystem mail, string subject)
    {
        try
        {
            using SmtpDialog smtp = new(mail.Port, TimeSpan.FromSeconds(3));
            smtp.Say("EHLO client.test");
            return smtp.Send($"{mail.Recipient}@mail.example.test", subject);
        }
        catch (IOException)
        {
            return false; // no answer, no acceptance
        }
    }

    /// <summary>A small file system for the queue of a mail system.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly MailSystem _mail;
        private readonly string _directory;

        public SmallDisk(MailSystem mail, int size)
        {
            _mail = mail;
            _directory = Path.Combine(mail.Folder, "spool");
            Run("mount", "-t", "tmpfs", "-o", $"size={size},mode=755", "tmpfs", _directory);
        }

        private string Ballast => Path.Combine(_directory, "ballast");

        /// <summary>Takes all space that is left.</summary>
        public void Fill()
        {
            using Process process = Process.Start(new ProcessStartInfo(
                "dd", ["if=/dev/zero", $"of={Ballast}", "bs=4096", "status=none"]) { RedirectStandardError = true })!;
            process.WaitForExit(); // it ends when there is no space any more
        }

        public void Free() => File.Delete(Ballast);

        // The file that tells which master to stop is on it.
        public void Dispose()
        {
            _mail.Command("postfix", "", "stop");
            Run("umount", "--lazy", _directory);
        }

        private static void Run(string program, params string[] arguments)
        {
            using Process process = Process.Start(program, arguments);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }
}
