namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// How many deliveries a destination may have at a time: grows with success, shrinks with failure, and tells when a
/// destination has failed often enough to be left alone (SCHEDULER_README, "Concurrency scheduling").
/// </summary>
internal sealed class ConcurrencyWindow(TransportLimits limits)
{
    private double _success;
    private double _failure;
    private double _failedCohorts;

    /// <summary>Deliveries allowed at a time; at least one.</summary>
    public int Size { get; private set; } = limits.InitialDestinationConcurrency;

    /// <summary>The state in the words of <c>destination_concurrency_feedback_debug</c>.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"limit {limits.DestinationConcurrency} window {Size} success {_success:G6} failure {_failure:G6} fail_cohorts {_failedCohorts:G6}");

    /// <summary>Counts a delivery that had no trouble with the destination.</summary>
    /// <param name="busy">Deliveries under way: the window stays near what is used, or failures would have no effect.</param>
    /// <returns>The feedback that was added; null when the window has its full size.</returns>
    public double? CountSuccess(int busy)
    {
        // A failure streak ends here; the failure account itself is cleared only when the window really grows,
        // because failures take effect at once and would otherwise weigh too much.
        _failedCohorts = 0;
        if (limits.DestinationConcurrency != 0 && Size >= limits.DestinationConcurrency)
            return null;
        if (Size >= busy + limits.InitialDestinationConcurrency)
            return null;
        double feedback = limits.PositiveFeedback.At(Size);
        _success += feedback;
        while (_success + feedback / 2 >= 1) // half a step of tolerance for rounding errors
        {
            Size++;
            _success--;
            _failure = 0;
        }
        if (limits.DestinationConcurrency > 0)
            Size = Math.Min(Size, limits.DestinationConcurrency);
        return feedback;
    }

    /// <summary>Counts a delivery that found the destination in trouble.</summary>
    /// <returns>Whether a whole cohort of deliveries has failed so often that the destination counts as dead, and the feedback.</returns>
    public (bool Dead, double Feedback) CountFailure()
    {
        _failedCohorts += 1.0 / Size;
        if (limits.FailedCohortLimit > 0 && _failedCohorts >= limits.FailedCohortLimit)
            return (true, 0);
        double feedback = limits.NegativeFeedback.At(Size);
        _failure -= feedback;
        while (_failure - feedback / 2 < 0)
        {
            Size--;
            _success = 0;
            _failure++;
        }
        Size = Math.Max(Size, 1);
        return (false, feedback);
    }

    /// <summary>Starts anew after the destination was dead: nobody knows how much it takes now.</summary>
    /// <param name="busy">Deliveries under way.</param>
    public void Restart(int busy)
    {
        Size = busy > 0 ? busy : limits.InitialDestinationConcurrency;
        _success = _failure = _failedCohorts = 0;
    }

    /// <summary>One delivery at a time, as after a pause of a rate-limited destination.</summary>
    public void Narrow() => Size = 1;
}
