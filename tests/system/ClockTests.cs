using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Postfix.Tests.System;

/// <summary>The system's clock is set, by hours, while mail is on its way.</summary>
public sealed class ClockTests : IDisposable
{
    private const int MessagesPerMinute = 3;

    private static readonly TimeSpan s_jump = TimeSpan.FromHours(6);

    // In which processes that have little to do may use this much processor time.
    private static readonly TimeSpan s_watch = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(1);

    private readonly ITestOutputHelper _output;
    private readonly ShiftedClock _clock = new();
    private readonly int _limitedPort = FreePort.Next();
    private readonly MailSystem _away = new("mydestination = away.example", "local_recipient_maps =");
    private readonly MailSystem _mail;

    public ClockTests(ITestOutputHelper output)
    {
        _output = output;
        _mail = new MailSystem(
            _clock.Setting, "minimal_backoff_time = 2s", "maximal_backoff_time = 2s", "queue_run_delay = 2s", "transport_retry_time = 2s",
            "max_idle = 5s", "command_time_limit = 20s", "alias_maps = inline:{ { slow = \"|sleep 3\" } }",
            $"transport_maps = inline:{{ {{ away.example = smtp:[127.0.0.1]:{_away.Port} }} }}");
        Assert.Equal(0, _mail.Command("postconf", "", "-M",
            $"127.0.0.1:{_limitedPort}/inet=127.0.0.1:{_limitedPort} inet n - n - - smtpd "
            + $"-o smtpd_client_message_rate_limit={MessagesPerMinute} -o smtpd_client_event_limit_exceptions="));
    }

    public void Dispose()
    {
        _mail.Dispose();
        _away.Dispose();
        _clock.Dispose();
    }

    [Fact]
    public void Mail_goes_on_when_the_clock_is_set_forward_and_back()
    {
        _mail.Start();
        int manager = 0;
        _mail.Await(() => (manager = _mail.ProcessesOf("qmgr").FirstOrDefault()) != 0);
        using SmtpDialog session = new(_mail.Port);
        session.Say("EHLO client.test");
        Defer("before");
        for (int number = 0; number < MessagesPerMinute; number++)
            Assert.True(IsWelcome());
        Assert.False(IsWelcome());

        Assert.True(Send(_mail.Port, "slow", "while the clock is set forward"));
        Thread.Sleep(1000); // the command has begun
        _clock.Shift(s_jump);
        AssertGoesOn(session, "after the leap");
        string[] hours = [.. new[] { -1, 0 }.Select(minutes => (DateTime.Now + s_jump).AddMinutes(minutes).ToString("MMM d HH:", CultureInfo.InvariantCulture))];
        Assert.Matches($"(?m)^({string.Join('|', hours).Replace(" ", " +", StringComparison.Ordinal)})", _mail.Log);
        AssertRetried("before");
        Defer("in the future");

        Assert.True(Send(_mail.Port, "slow", "while the clock is set back"));
        Thread.Sleep(1000);
        _clock.Shift(TimeSpan.Zero);
        AssertGoesOn(session, "after the return");
        Defer("after");
        AssertRetried("after");

        // The time of its next attempt may be hours away, as in Postfix; who cannot wait says so.
        _away.Start();
        Assert.Equal(0, _mail.Command("postqueue", "", "-f"));
        _mail.Await(() => _mail.IsFlushed, "an empty queue");
        Arrivals.AssertOnce(_away, ["before", "in the future", "after"]);
        MailLog.AssertQuiet(_mail.Log, "rate limit exceeded");

        // File systems do not follow a clock that is behind.
        _clock.Shift(-s_jump);
        AssertGoesOn(session, "in the past");
        Assert.Equal(manager, Assert.Single(_mail.ProcessesOf("qmgr")));
        _mail.Await(() => _mail.ProcessesOf("cleanup").Length == 0, "the end of processes that are idle");
        Assert.DoesNotMatch("delays?=[^ ]*-", _mail.Log);
        MailLog.AssertQuiet(_mail.Log, "rate limit exceeded", "file system clock is 2");
    }

    /// <summary>Whatever depends on time does what it does at other times.</summary>
    private void AssertGoesOn(SmtpDialog session, string subject)
    {
        Assert.True(session.Send($"{_mail.Recipient}@mail.example.test", subject), _mail.Log);
        Assert.True(Send(_mail.Port, _mail.Recipient, subject + ", too"));
        _mail.Await(() => _mail.Mailbox.Count(text => text.Contains($"Subject: {subject}", StringComparison.Ordinal)) == 2, subject);
        Assert.False(IsWelcome()); // the minute is not over
        _mail.Await(() => !Directory.EnumerateFiles(Path.Combine(_mail.Folder, "spool/active")).Any(), "the end of deliveries");
        Assert.DoesNotContain("Command time limit exceeded", _mail.Log, StringComparison.Ordinal);
        AssertRests();
    }

    private void AssertRests()
    {
        int[] processes = [.. _mail.Children(), _mail.MasterPid];
        Dictionary<int, TimeSpan> before = processes.ToDictionary(process => process, ProcessFigures.ProcessorTime);
        Thread.Sleep(s_watch);
        foreach (int process in processes.Where(process => Directory.Exists($"/proc/{process}")))
        {
            TimeSpan used = ProcessFigures.ProcessorTime(process) - before[process];
            _output.WriteLine($"{process}: {used.TotalMilliseconds} ms");
            Assert.InRange(used, TimeSpan.Zero, s_rest);
        }
    }

    private void Defer(string subject)
    {
        int before = Attempts;
        Assert.True(Send(_mail.Port, $"{_mail.Recipient}@away.example", subject));
        _mail.Await(() => Attempts > before, "status=deferred");
    }

    private void AssertRetried(string subject)
    {
        int before = Attempts;
        _mail.Await(() => Attempts > before, $"another attempt with \"{subject}\"");
    }

    private int Attempts => Regex.Count(_mail.Log, "@away.example>, .* status=deferred ");

    private bool IsWelcome() => Send(_limitedPort, _mail.Recipient, "limited");

    private static bool Send(int port, string recipient, string subject)
    {
        using SmtpDialog smtp = new(port);
        smtp.Say("EHLO client.test");
        return smtp.Send(recipient, subject);
    }
}
