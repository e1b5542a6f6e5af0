using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class WatchdogTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_thread_that_does_not_get_on_is_found()
    {
        using ManualResetEventSlim bitten = new();
        using Watchdog watchdog = new(s_limit, TimeProvider.System, bitten.Set);

        watchdog.Clock.Tick();

        Assert.True(bitten.Wait(s_patience));
    }

    [Fact]
    public void A_thread_that_rests_is_left_alone()
    {
        using ManualResetEventSlim bitten = new();
        using Watchdog watchdog = new(s_limit, TimeProvider.System, bitten.Set);

        watchdog.Clock.Tick();
        watchdog.Clock.Rest();

        Assert.False(bitten.Wait(s_limit * 3));
    }

    [Fact]
    public void A_sign_of_life_puts_it_off()
    {
        ManualClock clock = new();
        using ManualResetEventSlim bitten = new();
        using Watchdog watchdog = new(s_limit, clock, bitten.Set);
        watchdog.Clock.Tick();

        clock.Advance(s_limit * 0.9);
        watchdog.Clock.Tick();
        clock.Advance(s_limit * 0.9);
        Assert.False(bitten.Wait(s_limit * 2));

        clock.Advance(s_limit * 0.1);
        Assert.True(bitten.Wait(s_patience));
    }

    [Theory]
    [InlineData(10, 2.5)]
    [InlineData(int.MaxValue, 86400)]
    public void It_looks_often_enough(int limitSeconds, double stepSeconds) =>
        Assert.Equal(TimeSpan.FromSeconds(stepSeconds), Watchdog.StepOf(TimeSpan.FromSeconds(limitSeconds)));
}
