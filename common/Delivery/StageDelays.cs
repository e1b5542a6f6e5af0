using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>How long a message took in each stage; stages that were not reached took no time.</summary>
/// <param name="Total">Since arrival.</param>
/// <param name="BeforeActive">Arrival to active queue.</param>
/// <param name="InActive">Active queue to delivery agent.</param>
/// <param name="Connecting">Delivery agent to ready connection.</param>
/// <param name="Transfer">The rest.</param>
public readonly record struct StageDelays(
    TimeSpan Total, TimeSpan BeforeActive, TimeSpan InActive, TimeSpan Connecting, TimeSpan Transfer)
{
    /// <summary>The delays of a delivery that ends now.</summary>
    public static StageDelays Of(MessageTimes times, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(times);
        DateTimeOffset end = times.Delivered == default ? now : times.Delivered;
        TimeSpan total = end - times.Arrival;
        if (times.Active == default)
            return new StageDelays(total, total, default, default, default);
        TimeSpan before = times.Active - times.Arrival;
        if (times.Handoff == default)
            return new StageDelays(total, before, end - times.Active, default, default);
        TimeSpan active = times.Handoff - times.Active;
        return times.Connected == default
            ? new StageDelays(total, before, active, default, end - times.Handoff)
            : new StageDelays(total, before, active, times.Connected - times.Handoff, end - times.Connected);
    }
}
