using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>
/// Time limits of a channel by socket options, so that a wait costs no extra system call; descriptors that are no sockets
/// (pipes, files) are polled instead. An option is only ever lowered: a longer limit is waited out in pieces, so that a dialogue whose
/// steps have limits of their own sets options once and not at every step.
/// </summary>
internal sealed class ChannelTimer(FileDescriptor input)
{
    // Clocks differ by so much in their idea of when a wait is over.
    private const long Tolerance = 50;

    // Finer steps than this would set socket options for nothing.
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    private TimeSpan _limit = Timeout.InfiniteTimeSpan;
    private TimeSpan _applied = TimeSpan.MaxValue;
    private long _deadline; // Environment.TickCount64; 0 when each wait has a limit of its own
    private bool _polled;

    public void SetLimit(TimeSpan limit)
    {
        _deadline = 0;
        _limit = limit > TimeSpan.Zero ? limit : Timeout.InfiniteTimeSpan;
    }

    public void StartDeadline(TimeSpan budget)
    {
        _limit = budget;
        _deadline = Environment.TickCount64 + (long)budget.TotalMilliseconds;
    }

    public void Extend(TimeSpan extra, TimeSpan cap)
    {
        if (_deadline != 0)
            _deadline = Math.Min(_deadline + (long)extra.TotalMilliseconds,
                Environment.TickCount64 + (long)cap.TotalMilliseconds);
    }

    public int Read(ITransport transport, Span<byte> buffer)
    {
        long end = Begin();
        while (true)
        {
            if (_polled && end != long.MaxValue && !input.WaitReadable(Until(end)))
                throw new TimeoutException();
            if (transport.TryRead(buffer) is { } count)
                return count;
            ThrowIfOver(end);
        }
    }

    public void Write(ITransport transport, ReadOnlySpan<byte> data)
    {
        long end = Begin();
        while (!data.IsEmpty)
        {
            if (transport.TryWrite(data) is { } count)
                data = data[count..];
            else
                ThrowIfOver(end);
        }
    }

    public void Repeat(Func<bool> attempt)
    {
        long end = Begin();
        while (!attempt())
            ThrowIfOver(end);
    }

    /// <summary>Prepares for waits; returns when they must be over.</summary>
    private long Begin()
    {
        if (_deadline == 0 && _limit == Timeout.InfiniteTimeSpan)
            return long.MaxValue;
        long now = Environment.TickCount64;
        long end = _deadline == 0 ? now + (long)_limit.TotalMilliseconds : _deadline;
        TimeSpan remaining = end > now ? TimeSpan.FromMilliseconds(end - now) : throw new TimeoutException();
        TimeSpan slack = TimeSpan.FromTicks(Math.Min(s_step.Ticks, _applied.Ticks / 4));
        if (!_polled && remaining < _applied - slack)
        {
            _applied = remaining;
            _polled = !TrySetOptions(remaining);
        }
        return end;
    }

    private static TimeSpan Until(long end) => TimeSpan.FromMilliseconds(Math.Max(end - Environment.TickCount64, 0));

    private static void ThrowIfOver(long end)
    {
        if (Environment.TickCount64 + Tolerance >= end)
            throw new TimeoutException();
    }

    private bool TrySetOptions(TimeSpan limit)
    {
        try
        {
            Sockets.SetTimeouts(input, limit, limit);
            return true;
        }
        catch (PosixException error) when (error.Errno == Errno.ENOTSOCK)
        {
            return false;
        }
    }
}
