using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Conversion of file times to what utimensat(2) takes.</summary>
internal static class FileTimes
{
    /// <summary>Both times, access first; the access time stays as it is when none is given.</summary>
    public static TimeSpec[] ToNative(DateTimeOffset modified, DateTimeOffset? accessed) =>
        [accessed is { } time ? ToNative(time) : new TimeSpec { tv_nsec = LibC.UTIME_OMIT }, ToNative(modified)];

    private static TimeSpec ToNative(DateTimeOffset time)
    {
        (long seconds, long ticks) = Math.DivRem((time - DateTimeOffset.UnixEpoch).Ticks, TimeSpan.TicksPerSecond);
        if (ticks < 0)
            (seconds, ticks) = (seconds - 1, ticks + TimeSpan.TicksPerSecond);
        return new TimeSpec { tv_sec = seconds, tv_nsec = ticks * TimeSpan.NanosecondsPerTick };
    }
}
