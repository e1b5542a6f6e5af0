using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.QueueManager.Messages;
using Postfix.QueueManager.Queue;

namespace Postfix.QueueManager.Tests.Queue;

public class PolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 300)]
    [InlineData(299, 300)]
    [InlineData(700, 700)]
    [InlineData(5000, 4000)]
    public void Pauses_grow_with_age_between_the_limits(int age, int pause) =>
        Assert.Equal(TimeSpan.FromSeconds(pause), BackoffPolicy.From(Settings.FromValues()).DelayFor(TimeSpan.FromSeconds(age)));

    [Theory]
    [InlineData("s@x", 5, true)]
    [InlineData("s@x", 4.9, false)]
    [InlineData("", 1, true)]
    [InlineData("", 0.9, false)]
    public void Bounces_have_a_life_time_of_their_own(string sender, double days, bool expired)
    {
        var policy = new LifetimePolicy(TimeSpan.FromDays(5), TimeSpan.FromDays(1));
        var envelope = new MessageEnvelope { Sender = sender, CreateTime = Now - TimeSpan.FromDays(days) };
        Assert.Equal(expired, policy.IsExpired(envelope, Now));
    }

    [Fact]
    public void Bounces_do_not_live_longer_than_mail()
    {
        List<string> lines = [];
        Settings settings = Settings.FromValues(("maximal_queue_lifetime", "1d"), ("bounce_queue_lifetime", "2d"));
        LifetimePolicy policy = LifetimePolicy.From(settings, new QueueManagerLog(new Log(0, new CapturedLines(lines)), AddressLogForm.External));
        Assert.Equal(TimeSpan.FromDays(1), policy.Bounces);
        Assert.Equal(["warning: bounce_queue_lifetime is larger than maximal_queue_lifetime - adjusting bounce_queue_lifetime"], lines);
    }

    [Theory]
    [InlineData(-10, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Warnings_are_due_a_second_early(int secondsAhead, bool due) =>
        Assert.Equal(due, LifetimePolicy.IsWarningDue(new MessageEnvelope { WarningTime = Now.AddSeconds(secondsAhead) }, Now));

    [Theory]
    [InlineData("W", ScanOptions.Start, ScanOptions.None)]
    [InlineData("I", ScanOptions.Start, ScanOptions.None)]
    [InlineData("D", ScanOptions.None, ScanOptions.Start)]
    [InlineData("x\0", ScanOptions.None, ScanOptions.None)]
    [InlineData("F", ScanOptions.ReviveAll | ScanOptions.UseDeferredTransports, ScanOptions.ReviveAll | ScanOptions.UseDeferredTransports)]
    [InlineData("DA", ScanOptions.IgnoreTimes, ScanOptions.Start | ScanOptions.IgnoreTimes)]
    internal void Trigger_bytes_add_up(string bytes, ScanOptions incoming, ScanOptions deferred) =>
        Assert.Equal(new TriggerRequest(incoming, deferred), TriggerRequest.Parse(System.Text.Encoding.ASCII.GetBytes(bytes)));
}
