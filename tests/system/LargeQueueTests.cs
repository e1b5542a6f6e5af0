using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Postfix.Tests.System;

/// <summary>A queue of 100,000 messages: the mail system starts and serves as always, and the commands cope with it.</summary>
[Collection(nameof(Alone))]
public sealed class LargeQueueTests(ITestOutputHelper output)
{
    private const int Messages = 100_000;
    private const int Megabyte = 1 << 20;
    private const int CommandMemory = 48 * Megabyte;
    private const int DaemonMemory = 20 * Megabyte;

    private static readonly TimeSpan s_longestCommand = TimeSpan.FromSeconds(60);

    [Fact]
    public void The_mail_system_and_its_commands_cope_with_a_hundred_thousand_messages()
    {
        using MailSystem mail = new("mydestination =", $"relayhost = [127.0.0.1]:{FreePort.Next()}");
        (byte[] message, byte[] log) = Defer(mail);
        QueueFiller.Defer(mail, message, log, Messages);

        Measure("start", mail.Start);
        AssertGreets(mail);
        AssertListed(mail, "-p", "(?m)^ +to@away\\.example$");
        AssertGreets(mail);
        AssertListed(mail, "-j", "(?m)^{\"queue_name\": \"deferred\", .*}$");
        foreach ((string option, string queue) in (ReadOnlySpan<(string, string)>)[("-h", "hold"), ("-H", "deferred")])
        {
            int status = -1;
            Thread command = new(() => status = Postsuper(mail, "", option, "ALL"));
            Measure($"postsuper {option}", () =>
            {
                command.Start();
                AssertGreets(mail);
                command.Join();
            });
            Assert.Equal(0, status);
            Assert.Equal(Messages, CountFiles(mail, queue));
        }
        AssertSmall("master", mail.MasterPid);
        foreach (string daemon in (string[])["qmgr", "showq", "smtpd"])
            AssertSmall(daemon, mail.ProcessesOf(daemon));
        Assert.Equal(0, mail.Command("postfix", "", "stop"));

        string half = string.Concat(Files(mail, "deferred").Take(Messages / 2).Select(path => Path.GetFileName(path) + "\n"));
        Measure("postsuper -r", () => Assert.Equal(0, Postsuper(mail, half, "-r", "-")));
        Assert.Equal((Messages / 2, Messages / 2), (CountFiles(mail, "maildrop"), CountFiles(mail, "deferred")));
        Measure("postsuper -d", () => Assert.Equal(0, Postsuper(mail, "", "-d", "ALL")));
        // That goes for requeued messages, too.
        Assert.Equal((0, 0, 0), (CountFiles(mail, "maildrop"), CountFiles(mail, "deferred"), CountFiles(mail, "defer")));
    }

    /// <summary>A message as the queue manager has put it aside, and the log that says why.</summary>
    private static (byte[] Message, byte[] Log) Defer(MailSystem mail)
    {
        mail.Start();
        Assert.Equal(0, mail.Command("sendmail", "Subject: model\n\nhello\n", "-f", "from@mail.example.test", "to@away.example"));
        mail.Await(() => CountFiles(mail, "deferred") == 1);
        Assert.Equal(0, mail.Command("postfix", "", "stop"));
        (byte[], byte[]) model = (File.ReadAllBytes(Files(mail, "deferred").Single()), File.ReadAllBytes(Files(mail, "defer").Single()));
        Assert.Equal(0, Postsuper(mail, "", "-d", "ALL"));
        return model;
    }

    private void AssertListed(MailSystem mail, string option, string perMessage)
    {
        string list = "";
        Measure($"postqueue {option}", () => list = mail.Answer("prlimit", "", [.. Bounded("postqueue"), option]));
        Assert.Equal(Messages, Regex.Count(list, perMessage));
        Assert.Equal(Messages, Regex.Count(list, @"connect to 127\.0\.0\.1\[127\.0\.0\.1\]:\d+: Connection refused"));
    }

    private void AssertGreets(MailSystem mail)
    {
        long start = Stopwatch.GetTimestamp();
        using SmtpDialog smtp = new(mail.Port);
        TimeSpan wait = Stopwatch.GetElapsedTime(start);
        output.WriteLine($"greeting: {wait.TotalMilliseconds:F1} ms");
        Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private void Measure(string what, Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        output.WriteLine($"{what}: {time.TotalSeconds:F2} s");
        Assert.InRange(time, TimeSpan.Zero, s_longestCommand);
    }

    private void AssertSmall(string daemon, params int[] processes)
    {
        long peak = processes.Max(ProcessFigures.PeakMemory);
        output.WriteLine($"{daemon}: peak {peak / (double)Megabyte:F1} MB");
        Assert.InRange(peak, 0, DaemonMemory);
    }

    // It names every message, which nobody wants to read here.
    private static int Postsuper(MailSystem mail, string input, params string[] arguments) =>
        mail.Program("sh", input, ["-c", "exec prlimit \"$@\" 2>/dev/null", "sh", .. Bounded("postsuper"), .. arguments]);

    // A command that had to know all messages at once would need more data memory.
    private static string[] Bounded(string command) => [$"--data={CommandMemory}", MailSystem.PathOf($"usr/sbin/{command}")];

    private static int CountFiles(MailSystem mail, string queue) => Files(mail, queue).Count();

    private static IEnumerable<string> Files(MailSystem mail, string queue) =>
        Directory.EnumerateFiles(Path.Combine(mail.Folder, "spool", queue), "*", SearchOption.AllDirectories);
}
