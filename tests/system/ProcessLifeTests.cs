using System.Diagnostics;

namespace Postfix.Tests.System;

/// <summary>Processes end after a number of clients or some time without one; others take over, and no client notices.</summary>
public sealed class ProcessLifeTests
{
    private const int Clients = 4;

    private static readonly TimeSpan s_exercise = TimeSpan.FromSeconds(10);
    private static readonly string[] s_daemons = ["smtpd", "cleanup", "trivial-rewrite", "local", "pickup"];

    [Theory]
    [InlineData(1, "smtpd", "cleanup", "local", "pickup")] // trivial-rewrite goes on while it has a client, which is always
    [InlineData(3, "smtpd", "cleanup", "local", "pickup", "trivial-rewrite")]
    public void Processes_end_after_max_use_clients(int clientsPerProcess, params string[] daemons)
    {
        using MailSystem mail = new("max_use = 5", $"default_clients_per_process = {clientsPerProcess}");
        mail.Start();
        mail.Await(() => mail.ProcessesOf("qmgr").Length == 1, "a queue manager");
        int manager = Assert.Single(mail.ProcessesOf("qmgr"));
        using MailLoad load = new(mail, Clients, _ => TimeSpan.Zero);
        Dictionary<string, HashSet<int>> seen = daemons.ToDictionary(daemon => daemon, _ => new HashSet<int>());

        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_exercise; Thread.Sleep(100))
        {
            foreach (string daemon in daemons)
                seen[daemon].UnionWith(mail.ProcessesOf(daemon));
        }
        load.Stop();

        Assert.DoesNotContain(seen, processes => processes.Value.Count < 3);
        AssertUnnoticed(mail, load);
        Assert.Equal(manager, Assert.Single(mail.ProcessesOf("qmgr")));
    }

    [Fact]
    public void Processes_end_after_max_idle_without_a_client()
    {
        using MailSystem mail = new("max_idle = 1s", "ipc_idle = 1s");
        mail.Start();
        // The pauses are as long as the patience of the processes, so that many clients come just when one leaves.
        using MailLoad load = new(mail, Clients, random => TimeSpan.FromMilliseconds(random.Next(900, 1100) * Clients));
        Thread.Sleep(TimeSpan.FromSeconds(15));
        load.Stop();
        mail.Await(() => s_daemons.All(daemon => mail.ProcessesOf(daemon).Length == 0), "the end of all processes");

        Assert.Single(mail.ProcessesOf("qmgr"));
        AssertUnnoticed(mail, load);
    }

    private static void AssertUnnoticed(MailSystem mail, MailLoad load)
    {
        Assert.Equal("", string.Join("\n", load.Troubles));
        Arrivals.AssertOnce(mail, load.Accepted);
        MailLog.AssertQuiet(mail.Log);
        Assert.True(load.Longest < TimeSpan.FromSeconds(5), $"a client had to wait for {load.Longest}");
    }
}
