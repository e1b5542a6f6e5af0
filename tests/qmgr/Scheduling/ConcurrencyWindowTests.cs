using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Tests.Scheduling;

public class ConcurrencyWindowTests
{
    private static readonly TransportLimits Limits = new() { InitialDestinationConcurrency = 2, DestinationConcurrency = 5 };

    [Fact]
    public void Grows_by_one_per_success_up_to_the_limit()
    {
        var window = new ConcurrencyWindow(Limits);
        int[] sizes = [.. Enumerable.Range(0, 5).Select(_ => { window.CountSuccess(busy: 10); return window.Size; })];
        Assert.Equal([3, 4, 5, 5, 5], sizes);
    }

    [Fact]
    public void Stays_near_what_is_used()
    {
        var window = new ConcurrencyWindow(Limits);
        window.CountSuccess(busy: 1);
        window.CountSuccess(busy: 1);
        Assert.Equal(3, window.Size);
    }

    [Fact]
    public void One_failed_cohort_is_the_end_by_default()
    {
        var window = new ConcurrencyWindow(Limits with { NegativeFeedback = new(0, false) });
        Assert.False(window.CountFailure().Dead);
        Assert.True(window.CountFailure().Dead);
    }

    [Fact]
    public void A_success_ends_a_streak_of_failures()
    {
        var window = new ConcurrencyWindow(Limits with { NegativeFeedback = new(0, false) });
        window.CountFailure();
        window.CountSuccess(busy: 2);
        Assert.False(window.CountFailure().Dead);
    }

    [Fact]
    public void Failures_shrink_it_at_once_but_never_to_nothing()
    {
        var window = new ConcurrencyWindow(Limits with { FailedCohortLimit = 0, InitialDestinationConcurrency = 4 });
        int[] sizes = [.. Enumerable.Range(0, 5).Select(_ => { window.CountFailure(); return window.Size; })];
        Assert.Equal([2, 1, 1, 1, 1], sizes);
    }

    [Fact]
    public void Feedback_per_concurrency_needs_a_whole_cohort_for_one_step()
    {
        var window = new ConcurrencyWindow(Limits with
        {
            InitialDestinationConcurrency = 3, DestinationConcurrency = 20, PositiveFeedback = new(1, PerConcurrency: true),
        });
        int[] sizes = [.. Enumerable.Range(0, 7).Select(_ => { window.CountSuccess(busy: 20); return window.Size; })];
        Assert.Equal([3, 3, 4, 4, 4, 4, 5], sizes);
    }

    [Fact]
    public void After_a_dead_time_it_starts_from_what_is_under_way()
    {
        var window = new ConcurrencyWindow(Limits);
        window.Restart(busy: 3);
        Assert.Equal(3, window.Size);
        window.Restart(busy: 0);
        Assert.Equal(2, window.Size);
    }
}
