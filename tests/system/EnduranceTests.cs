using System.Diagnostics;
using Xunit.Abstractions;

namespace Postfix.Tests.System;

/// <summary>Fifty thousand messages through the same processes, which must not grow with them.</summary>
[Collection(nameof(Alone))]
public sealed class EnduranceTests(ITestOutputHelper output)
{
    private const int Before = 10_000;
    private const int All = 50_000;
    private const int Clients = 4;
    private const int MessagesPerSession = 100;

    // A process that kept 25 bytes of each message would grow by more.
    private const long GrowthLimit = (All - Before) * 25L;

    private static readonly string[] s_daemons = ["qmgr", "smtpd", "cleanup", "trivial-rewrite", "discard"];

    // By then connections between processes are closed and what was needed for a while is given back.
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(12);

    [Fact]
    public void Processes_do_not_grow_with_the_number_of_messages()
    {
        using MailSystem mail = new("max_use = 1000000", "max_idle = 1000s", "in_flow_delay = 0",
            "transport_maps = inline:{ { away.example = discard: } }");
        mail.Start();

        Send(mail, Before);
        Dictionary<string, Figures> before = Measure(mail);
        Send(mail, All - Before);
        Dictionary<string, Figures> after = Measure(mail);

        foreach (string daemon in before.Keys)
            output.WriteLine($"{daemon}: {before[daemon]} -> {after[daemon]}");
        foreach (string daemon in before.Keys)
        {
            Assert.Equal(before[daemon].Processes, after[daemon].Processes); // the same ones
            Assert.Equal(before[daemon].Descriptors, after[daemon].Descriptors);
            Assert.InRange(after[daemon].PrivateMemory - before[daemon].PrivateMemory, long.MinValue, GrowthLimit);
        }
    }

    private void Send(MailSystem mail, int messages)
    {
        long start = Stopwatch.GetTimestamp();
        int begun = 0;
        int accepted = 0;
        Thread[] clients = [.. Enumerable.Range(0, Clients).Select(_ => new Thread(() =>
        {
            while (Interlocked.Add(ref begun, MessagesPerSession) <= messages)
                Interlocked.Add(ref accepted, SendSome(mail));
        }))];
        foreach (Thread client in clients)
            client.Start();
        foreach (Thread client in clients)
            client.Join();
        Assert.Equal(messages, accepted);
        mail.Await(() => mail.IsFlushed, "an empty queue");
        output.WriteLine($"{messages} messages in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
    }

    /// <summary>One session; the number of messages that were accepted.</summary>
    private static int SendSome(MailSystem mail)
    {
        try
        {
            using SmtpDialog smtp = new(mail.Port);
            smtp.Say("EHLO client.test");
            int accepted = Enumerable.Range(0, MessagesPerSession).Count(_ => smtp.Send("someone@away.example", "one of many"));
            smtp.Say("QUIT");
            return accepted;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static Dictionary<string, Figures> Measure(MailSystem mail)
    {
        Thread.Sleep(s_settling);
        Dictionary<string, Figures> figures = s_daemons.ToDictionary(daemon => daemon, daemon => Figures.Of(mail.ProcessesOf(daemon)));
        figures.Add("master", Figures.Of(mail.MasterPid));
        return figures;
    }

    private sealed record Figures(string Processes, int Descriptors, long PrivateMemory)
    {
        public static Figures Of(params int[] processes) => new(string.Join(' ', processes.Order()),
            processes.Sum(ProcessFigures.Descriptors), processes.Sum(ProcessFigures.PrivateMemory));

        public override string ToString() => $"{PrivateMemory:N0} bytes, {Descriptors} descriptors";
    }
}
