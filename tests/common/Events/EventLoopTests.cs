using Postfix.Events;
using Postfix.Posix;

namespace Postfix.Tests.Events;

public sealed class EventLoopTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly EventLoop _loop;
    private readonly List<string> _events = [];

    public EventLoopTests() => _loop = new EventLoop(_clock);

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void Timers_run_in_the_order_of_their_time()
    {
        _loop.After(TimeSpan.FromSeconds(2), () => _events.Add("late"));
        _loop.After(TimeSpan.FromSeconds(1), () => _events.Add("first"));
        _loop.After(TimeSpan.FromSeconds(1), () => _events.Add("second"));
        RunOnce();
        Assert.Empty(_events);
        _clock.Advance(TimeSpan.FromSeconds(1));
        RunOnce();
        Assert.Equal(["first", "second"], _events);
        _clock.Advance(TimeSpan.FromSeconds(1));
        RunOnce();
        Assert.Equal(["first", "second", "late"], _events);
    }

    [Fact]
    public void A_cancelled_timer_does_not_run()
    {
        LoopTimer timer = _loop.After(TimeSpan.Zero, () => _events.Add("cancelled"));
        Assert.True(timer.IsPending);
        timer.Cancel();
        RunOnce();
        Assert.Empty(_events);
    }

    [Fact]
    public void A_timer_that_sets_a_timer_does_not_starve_descriptors()
    {
        _loop.After(TimeSpan.Zero, () => _loop.After(TimeSpan.Zero, () => _events.Add("next round")));
        RunOnce();
        Assert.Empty(_events);
        RunOnce();
        Assert.Equal(["next round"], _events);
    }

    [Fact]
    public void A_readable_descriptor_is_called_until_it_is_forgotten()
    {
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using (reader)
        using (writer)
        {
            _loop.WatchReadable(reader, () => _events.Add("read"));
            _loop.WatchWritable(writer, () => _events.Add("write"));
            RunOnce();
            Assert.Equal(["write"], _events);
            _loop.Forget(writer);
            writer.WriteAll("x"u8);
            RunOnce();
            Assert.Equal(["write", "read"], _events);
            _loop.Forget(reader);
            RunOnce();
            Assert.Equal(2, _events.Count);
        }
    }

    [Fact]
    public void A_descriptor_closed_in_the_same_round_is_not_called()
    {
        (FileDescriptor first, FileDescriptor firstWriter) = Pipes.Create();
        (FileDescriptor second, FileDescriptor secondWriter) = Pipes.Create();
        using (first)
        using (second)
        {
            _loop.WatchReadable(first, () => Close(first, second));
            _loop.WatchReadable(second, () => Close(first, second));
            firstWriter.Dispose();
            secondWriter.Dispose();
            RunOnce();
            RunOnce();
            Assert.Equal(["closed"], _events);
        }
    }

    [Fact]
    public void Run_returns_after_stop()
    {
        _loop.After(TimeSpan.Zero, _loop.Stop);
        _loop.Run();
    }

    private void Close(FileDescriptor first, FileDescriptor second)
    {
        _events.Add("closed");
        _loop.Forget(first);
        _loop.Forget(second);
        first.Dispose();
        second.Dispose();
    }

    private void RunOnce() => _loop.RunOnce(TimeSpan.Zero);
}
