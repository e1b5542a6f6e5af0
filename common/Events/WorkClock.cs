namespace Postfix.Events;

/// <summary>
/// How long a thread has been at work without a sign of life, for another one to see. Setting and reading it takes no system call.
/// </summary>
public sealed class WorkClock(TimeProvider time)
{
    private const long Resting = long.MinValue;

    private long _since = Resting;

    /// <summary>Time since the last <see cref="Tick"/>; zero for a thread that rests.</summary>
    public TimeSpan Busy => Volatile.Read(ref _since) is var since && since == Resting ? TimeSpan.Zero : time.GetElapsedTime(since);

    /// <summary>Work begins, or goes on.</summary>
    public void Tick() => Volatile.Write(ref _since, time.GetTimestamp());

    /// <summary>There is nothing to do: the thread may wait for as long as it likes.</summary>
    public void Rest() => Volatile.Write(ref _since, Resting);
}
