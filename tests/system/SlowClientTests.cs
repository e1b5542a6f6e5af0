using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Postfix.Tests.System;

/// <summary>Clients that hold on to their sessions by being slow (slow loris), three times as many as the server has room for.</summary>
public sealed class SlowClientTests(ITestOutputHelper output)
{
    private const int ProcessLimit = 100; // default_process_limit
    private const int SlowClientsOfAKind = 100;
    private const int GoodClients = 4;
    private const int MessagesOfEach = 50;

    // The system forgets connections that it has no room for in the backlog, without a word to the client.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    // Until the crowd has been cut off: some rounds of smtpd_timeout, and of that patience. The first message of a good client may meet it.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(45);

    private readonly ConcurrentQueue<TimeSpan> _firstTimes = new();
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly ConcurrentQueue<TimeSpan> _times = new();
    private readonly ConcurrentQueue<string> _troubles = new();

    [Fact]
    public void Slow_clients_are_cut_off_and_others_are_served()
    {
        // As in stock settings, but with seconds for minutes; and clients may ask for more than they will ever read.
        using MailSystem mail = new("smtpd_timeout = ${stress?{2}:{4}}s",
            "smtpd_forbid_unauth_pipelining = no", "smtpd_junk_command_limit = 1000000", "inet_interfaces = all");
        // Only a port that others than this machine can reach adapts to stress.
        int port = FreePort.Next();
        Assert.Equal(0, mail.Command("postconf", "", "-M", $"{port}/inet={port} inet n - n - - smtpd"));
        mail.Start();
        string recipient = $"{mail.Recipient}@mail.example.test";
        List<SlowClient> commands = [], content = [], deaf = [];
        for (int number = 0; number < SlowClientsOfAKind; number++)
        {
            commands.Add(SlowClient.InCommands(port));
            content.Add(SlowClient.InContent(port, recipient));
            deaf.Add(SlowClient.InReading(port));
        }
        List<SlowClient> all = [.. commands, .. content, .. deaf];
        try
        {
            mail.Await(() => mail.Log.Contains("to avoid this condition, increase the process count in master.cf", StringComparison.Ordinal));
            SendAllTheTime(port, recipient);
            // Only those who came before there was stress may go on as long as something comes from them.
            mail.Await(() => Count(deaf, false) == 0 && Count(commands, false) + Count(content, false) <= ProcessLimit * 3 / 4,
                "the end of sessions that began under stress");
        }
        finally
        {
            all.ForEach(client => client.Stop());
            all.ForEach(client => client.Dispose());
        }

        output.WriteLine($"first messages: {Describe(_firstTimes)}; {_times.Count} others: greeting: {Describe(_waits)}; all {Describe(_times)}");
        output.WriteLine($"cut off: {Count(commands, true)} in commands, {Count(content, true)} in content, {Count(deaf, true)} deaf; "
            + $"not cut off: {Count(commands, false)}, {Count(content, false)}, {Count(deaf, false)}");
        Assert.Empty(_troubles);
        Assert.All(_firstTimes, time => Assert.InRange(time, TimeSpan.Zero, s_longestWait));
        Assert.InRange(Percentile(_waits, 95), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.InRange(Percentile(_times, 95), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(_times.Max(), TimeSpan.Zero, s_longestWait);

        Assert.All(commands.Concat(content).Where(client => client.WasCutOff),
            client => Assert.Equal("421 4.4.2 mail.example.test Error: timeout exceeded\r\n", client.LastWords));
        Assert.InRange(CountLines(mail.Log, @" NOQUEUE: timeout after CONNECT from localhost\[127\.0\.0\.1\]$"), Count(commands, true), int.MaxValue);
        Assert.InRange(CountLines(mail.Log, @"timeout after DATA \(0 bytes\) from localhost\[127\.0\.0\.1\]$"), Count(content, true), int.MaxValue);
        Assert.InRange(CountLines(mail.Log, @" NOQUEUE: timeout after EHLO from localhost\[127\.0\.0\.1\]$"), Count(deaf, true), int.MaxValue);
    }

    private static int Count(IEnumerable<SlowClient> clients, bool wereCutOff) =>
        clients.Count(client => client.WasServed && client.WasCutOff == wereCutOff);

    private static int CountLines(string log, string pattern) => Regex.Count(log, pattern, RegexOptions.Multiline);

    private void SendAllTheTime(int port, string recipient)
    {
        Thread[] clients = [.. Enumerable.Range(0, GoodClients).Select(_ => new Thread(() =>
        {
            Send(port, recipient, waits: null, _firstTimes);
            for (int number = 1; number < MessagesOfEach; number++)
            {
                Thread.Sleep(20);
                Send(port, recipient, _waits, _times);
            }
        }))];
        foreach (Thread client in clients)
            client.Start();
        foreach (Thread client in clients)
            client.Join();
    }

    private void Send(int port, string recipient, ConcurrentQueue<TimeSpan>? waits, ConcurrentQueue<TimeSpan> times)
    {
        try
        {
            long start = Stopwatch.GetTimestamp();
            using SmtpDialog smtp = Connect(port, start);
            waits?.Enqueue(Stopwatch.GetElapsedTime(start));
            smtp.Say("EHLO client.test");
            if (!smtp.Send(recipient, "quick"))
                _troubles.Enqueue("refused");
            times.Enqueue(Stopwatch.GetElapsedTime(start));
        }
        catch (IOException error)
        {
            _troubles.Enqueue(error.Message);
        }
    }

    private static SmtpDialog Connect(int port, long start)
    {
        while (true)
        {
            try
            {
                return new SmtpDialog(port, s_patience);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(start) < s_longestWait)
            {
                // Once more, then.
            }
        }
    }

    private static string Describe(IReadOnlyCollection<TimeSpan> times) => $"median {Percentile(times, 50).TotalMilliseconds:F1} ms, "
        + $"95 % within {Percentile(times, 95).TotalMilliseconds:F1} ms, longest {times.Max().TotalMilliseconds:F0} ms";

    private static TimeSpan Percentile(IReadOnlyCollection<TimeSpan> times, int percent) => times.Order().ElementAt(times.Count * percent / 100);
}
