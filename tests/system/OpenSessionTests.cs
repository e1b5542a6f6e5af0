using System.Diagnostics;
using Xunit.Abstractions;

namespace Postfix.Tests.System;

/// <summary>Two thousand clients that are connected at the same time and say little.</summary>
[Collection(nameof(Alone))]
public sealed class OpenSessionTests(ITestOutputHelper output)
{
    private const int Sessions = 2_000;
    private const int Newcomers = 21;
    private const long PrivateMemoryLimit = 40_000_000;

    private static readonly TimeSpan s_greetingLimit = TimeSpan.FromMilliseconds(50);

    // Some seconds after the last client has come, processes give back what was needed to welcome them all.
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(30);

    [Fact]
    public void Two_thousand_open_sessions_take_forty_megabytes()
    {
        using MailSystem mail = new("default_process_limit = 2100", "default_clients_per_process = 525");
        mail.Start();
        List<SmtpDialog> sessions = [];
        try
        {
            long start = Stopwatch.GetTimestamp();
            for (int number = 0; number < Sessions; number++)
            {
                SmtpDialog session = new(mail.Port);
                sessions.Add(session);
                Assert.Equal("250 CHUNKING", session.Say("EHLO client.test"));
            }
            output.WriteLine($"{Sessions} sessions opened in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s: {PrivateMemory(mail):N0} bytes");
            AssertQuickGreeting(mail);

            start = Stopwatch.GetTimestamp();
            while (PrivateMemory(mail) > PrivateMemoryLimit && Stopwatch.GetElapsedTime(start) < s_settling)
                Thread.Sleep(500);
            long memory = PrivateMemory(mail);
            output.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s later: {memory:N0} bytes in {mail.ProcessesOf("smtpd").Length} processes");
            AssertQuickGreeting(mail);
            Assert.InRange(memory, 0, PrivateMemoryLimit);
            Assert.All(sessions, session => Assert.Equal("250 2.0.0 Ok", session.Say("NOOP")));
        }
        finally
        {
            sessions.ForEach(session => session.Dispose());
        }
    }

    private void AssertQuickGreeting(MailSystem mail)
    {
        TimeSpan[] times = [.. Enumerable.Range(0, Newcomers).Select(_ => Greet(mail)).Order()];
        output.WriteLine($"greeting: median {times[Newcomers / 2].TotalMilliseconds:F2} ms, longest {times[^1].TotalMilliseconds:F2} ms");
        Assert.InRange(times[Newcomers / 2], TimeSpan.Zero, s_greetingLimit);
    }

    private static TimeSpan Greet(MailSystem mail)
    {
        long start = Stopwatch.GetTimestamp();
        using SmtpDialog smtp = new(mail.Port);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        Assert.StartsWith("221 ", smtp.Say("QUIT"));
        return time;
    }

    private static long PrivateMemory(MailSystem mail) => mail.ProcessesOf("smtpd").Sum(ProcessFigures.PrivateMemory);
}
