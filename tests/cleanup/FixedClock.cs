namespace Postfix.Cleanup.Tests;

/// <summary>A clock that advances by one microsecond at each look, in UTC.</summary>
internal sealed class FixedClock : TimeProvider
{
    private long _looks;

    public static DateTimeOffset Start { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Start.AddMicroseconds(Interlocked.Increment(ref _looks));
}
