using Postfix.Delivery.Mailboxes;

namespace Postfix.Tests.Delivery.Mailboxes;

public sealed class LockWaitTests
{
    [Fact]
    public void Waiting_ends_after_attempts_times_delay()
    {
        LockPolicy policy = new(4, TimeSpan.FromMilliseconds(20), TimeSpan.FromMinutes(8));
        long start = TimeProvider.System.GetTimestamp();
        LockWait wait = policy.Begin(TimeProvider.System);

        int pauses = 0;
        while (wait.TryPause())
            pauses++;

        TimeSpan taken = TimeProvider.System.GetElapsedTime(start);
        Assert.True(taken >= TimeSpan.FromMilliseconds(60), $"{taken}");
        Assert.True(pauses > 0);
    }

    [Fact]
    public void One_attempt_is_not_followed_by_a_pause()
    {
        Assert.False(new LockPolicy(1, TimeSpan.FromSeconds(1), TimeSpan.Zero).Begin(TimeProvider.System).TryPause());
    }
}
