using System.Diagnostics;
using Xunit.Abstractions;

namespace Postfix.Tests.System;

/// <summary>Reloads under load.</summary>
public sealed class ReloadTests(ITestOutputHelper output)
{
    private const int Clients = 4;
    private const int OpenSessions = 3;

    private static readonly TimeSpan s_duration = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    // Without mail. The log daemon is there when something was logged.
    private static readonly string[] s_standing = ["qmgr", "pickup"];

    [Fact]
    public void Two_minutes_of_reloads_lose_nothing_and_leave_nothing_behind()
    {
        using MailSystem mail = new();
        mail.Start();
        Footprint before = ReloadInQuiet(mail);
        using MailLoad load = new(mail, Clients, _ => TimeSpan.FromMilliseconds(30));
        SmtpDialog[] sessions = [.. Enumerable.Range(0, OpenSessions).Select(_ => Open(mail))];
        List<string> accepted = [];

        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_duration; Thread.Sleep(s_interval))
        {
            Assert.Equal(0, mail.Command("postfix", "", "reload"));
            string subject = $"across {accepted.Count} reloads";
            Assert.True(sessions[accepted.Count % OpenSessions].Send($"{mail.Recipient}@mail.example.test", subject), mail.Log);
            accepted.Add(subject);
        }
        load.Stop();
        foreach (SmtpDialog session in sessions)
        {
            Assert.StartsWith("221 ", session.Say("QUIT"));
            session.Dispose();
        }

        output.WriteLine($"{accepted.Count} reloads, {load.Accepted.Count} messages, the slowest in {load.Longest.TotalMilliseconds:F0} ms");
        Assert.Equal("", string.Join('\n', load.Troubles));
        Arrivals.AssertOnce(mail, load.Accepted.Concat(accepted));
        Footprint after = ReloadInQuiet(mail);
        MailLog.AssertQuiet(mail.Log);
        output.WriteLine($"{before}\n{after}");
        Assert.Equal(before, after);
    }

    private static SmtpDialog Open(MailSystem mail)
    {
        SmtpDialog session = new(mail.Port);
        session.Say("EHLO client.test");
        return session;
    }

    /// <summary>What is there once all processes from before a reload have ended.</summary>
    private static Footprint ReloadInQuiet(MailSystem mail)
    {
        HashSet<int> former = [.. mail.Children()];
        Assert.Equal(0, mail.Command("postfix", "", "reload"));
        mail.Await(() => !former.Overlaps(mail.Children()), "the end of all former processes");
        mail.Await(() => s_standing.All(daemon => mail.ProcessesOf(daemon).Length == 1), "the processes that are always there");
        Thread.Sleep(s_interval); // master hears of the end of processes a little later than we do
        return new Footprint(mail.Children().Except(mail.ProcessesOf("postlogd")).Count(),
            ProcessFigures.Descriptors(mail.MasterPid), ProcessFigures.Descriptors(Assert.Single(mail.ProcessesOf("qmgr"))));
    }

    private sealed record Footprint(int Processes, int DescriptorsOfMaster, int DescriptorsOfManager);
}
