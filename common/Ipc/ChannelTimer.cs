using Postfix.Posix;

namespace Postfix.Ipc;

/// <summary>
/// Time limits of a channel by socket options, so that a wait costs no extra system call; descriptors that are no sockets
/// (pipes, files) are polled instead.
/// </summary>
internal sealed class ChannelTimer(FileDescriptor input, FileDescriptor output)
{
    // Finer steps than this would set socket options for nothing.
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);

    private TimeSpan _limit = Timeout.InfiniteTimeSpan;
    private TimeSpan _applied = Timeout.InfiniteTimeSpan;
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

    public int Read(Span<byte> buffer)
    {
        Apply();
        if (_polled && _applied > TimeSpan.Zero && !input.WaitReadable(_applied))
            throw new TimeoutException();
        return input.Read(buffer);
    }

    public void Write(ReadOnlySpan<byte> data)
    {
        Apply();
        output.WriteAll(data);
    }

    private void Apply()
    {
        TimeSpan limit = _deadline == 0 ? _limit : Remaining();
        TimeSpan change = limit - _applied;
        if (change == TimeSpan.Zero || (_deadline != 0 && change.Duration() < s_step && _applied > TimeSpan.Zero))
            return;
        _applied = limit;
        if (!_polled)
            _polled = !TrySetOptions(limit);
    }

    private TimeSpan Remaining()
    {
        long left = _deadline - Environment.TickCount64;
        return left > 0 ? TimeSpan.FromMilliseconds(left) : throw new TimeoutException();
    }

    private bool TrySetOptions(TimeSpan limit)
    {
        TimeSpan option = limit > TimeSpan.Zero ? limit : TimeSpan.Zero; // zero is "no limit" for the kernel
        try
        {
            Sockets.SetTimeouts(input, option, option);
            return true;
        }
        catch (PosixException error) when (error.Errno == Errno.ENOTSOCK)
        {
            return false;
        }
    }
}
