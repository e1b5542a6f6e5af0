using System.Diagnostics;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>Waiting for one descriptor with poll(2).</summary>
internal static class Readiness
{
    /// <summary>True when the descriptor is ready (or broken, which the next call on it tells); false after the limit.</summary>
    public static bool Wait(FileDescriptor descriptor, short events, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan left = limit;
        while (true)
        {
            var entry = new PollEntry { fd = descriptor.Number, events = events };
            int ready = LibC.poll(ref entry, 1, ToMilliseconds(left));
            if (ready > 0)
                return true;
            if (ready < 0 && !LastError.IsInterrupt)
                LastError.Throw("poll", descriptor.Path);
            if (limit == Timeout.InfiniteTimeSpan)
                continue;
            left = limit - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return false;
        }
    }

    /// <summary>Rounded up, so that a short wait never becomes a busy loop; -1 for an infinite wait.</summary>
    public static int ToMilliseconds(TimeSpan limit)
    {
        if (limit == Timeout.InfiniteTimeSpan)
            return -1;
        return (int)Math.Clamp(Math.Ceiling(limit.TotalMilliseconds), 0, int.MaxValue);
    }
}
