using System.Text;
using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Tests.Ipc;

public sealed class ChannelTests : IDisposable
{
    private readonly ChannelPair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void Output_is_sent_before_a_wait_for_input()
    {
        _pair.Ours.Write("question\n"u8);
        _pair.Theirs.Write("answer\n"u8);
        _pair.Theirs.Flush();

        Assert.Equal(6, _pair.Ours.FindDelimiter((byte)'\n', 100));
        Assert.Equal(8, _pair.Theirs.FindDelimiter((byte)'\n', 100));
    }

    [Fact]
    public void A_delimiter_is_found_across_any_split()
    {
        byte[] line = Encoding.ASCII.GetBytes("a line of text\n");
        for (int split = 1; split < line.Length; split++)
        {
            _pair.Theirs.Write(line.AsSpan(0, split));
            _pair.Theirs.Flush();
            Assert.True(_pair.Ours.Fill());
            _pair.Theirs.Write(line.AsSpan(split));
            _pair.Theirs.Flush();
            Assert.Equal(line.Length - 1, _pair.Ours.FindDelimiter((byte)'\n', 100));
            _pair.Ours.Consume(line.Length);
        }
    }

    [Fact]
    public void A_line_over_the_limit_is_refused_without_growing_the_buffer()
    {
        _pair.Theirs.Write(new byte[3000]);
        _pair.Theirs.Flush();

        Assert.Throws<ChannelOverflowException>(() => _pair.Ours.FindDelimiter((byte)'\n', 2000));
    }

    [Fact]
    public void The_end_of_input_is_no_delimiter()
    {
        _pair.Theirs.Write("rest"u8);
        _pair.Theirs.Flush();
        _pair.Theirs.Dispose();

        Assert.Equal(-1, _pair.Ours.FindDelimiter((byte)'\n', 100));
        Assert.Equal("rest", Encoding.ASCII.GetString(_pair.Ours.Buffered));
    }

    [Fact]
    public void A_silent_peer_times_out()
    {
        _pair.Ours.SetTimeout(TimeSpan.FromMilliseconds(20));

        Assert.Throws<TimeoutException>(() => _pair.Ours.Fill());
    }

    [Fact]
    public void A_longer_limit_holds_after_a_shorter_one()
    {
        _pair.Ours.SetTimeout(TimeSpan.FromMilliseconds(20));
        Assert.Throws<TimeoutException>(() => _pair.Ours.Fill());

        _pair.Ours.SetTimeout(TimeSpan.FromMilliseconds(300));
        long start = Environment.TickCount64;
        Assert.Throws<TimeoutException>(() => _pair.Ours.Fill());
        Assert.True(Environment.TickCount64 - start >= 200);
    }

    [Fact]
    public void No_limit_holds_after_a_limit()
    {
        _pair.Ours.SetTimeout(TimeSpan.FromMilliseconds(20));
        Assert.Throws<TimeoutException>(() => _pair.Ours.Fill());

        _pair.Ours.SetTimeout(Timeout.InfiniteTimeSpan);
        using Timer peer = new(_ =>
        {
            _pair.Theirs.Write("x"u8);
            _pair.Theirs.Flush();
        }, null, dueTime: 100, Timeout.Infinite);
        Assert.True(_pair.Ours.Fill());
    }

    [Fact]
    public void A_deadline_ends_an_exchange_that_trickles()
    {
        _pair.Ours.StartDeadline(TimeSpan.FromMilliseconds(-1));
        _pair.Theirs.Write("x"u8);
        _pair.Theirs.Flush();

        Assert.Throws<TimeoutException>(() => _pair.Ours.Fill());
    }

    [Fact]
    public void Large_output_passes_in_order()
    {
        byte[] large = new byte[100_000];
        new Random(1).NextBytes(large);
        byte[] received = new byte[large.Length + 1];
        Thread reader = new(() => Assert.True(_pair.Theirs.ReadExactly(received)));
        reader.Start();

        _pair.Ours.Write("!"u8);
        _pair.Ours.Write(large);
        _pair.Ours.Flush();
        reader.Join();

        Assert.Equal((byte)'!', received[0]);
        Assert.Equal(large, received[1..]);
    }

    [Fact]
    public void A_small_first_buffer_grows_with_what_arrives_and_comes_back()
    {
        WaitingBuffers buffers = new(64);
        (FileDescriptor descriptor, FileDescriptor peer) = Sockets.Pair();
        using Channel channel = new(descriptor, "peer", waitingBuffers: buffers);
        using Channel other = new(peer, "other");
        byte[] first = buffers.Take();
        buffers.GiveBack(first);
        for (int length = 1; length < 3000; length += 7)
        {
            other.Write(new byte[length]);
            other.Write("\nrest\n"u8);
            other.Flush();
            Assert.Equal(length, channel.FindDelimiter((byte)'\n', 4000));
            channel.Consume(length + 1);
            Assert.Equal(4, channel.FindDelimiter((byte)'\n', 4000));
            channel.Consume(5);
        }

        channel.ReleaseBuffers();

        Assert.Same(first, buffers.Take());
    }

    [Fact]
    public void Released_buffers_come_back()
    {
        _pair.Theirs.Write("a\n"u8);
        _pair.Theirs.Flush();
        _pair.Ours.FindDelimiter((byte)'\n', 10);
        _pair.Ours.Consume(2);
        _pair.Ours.ReleaseBuffers();
        _pair.Theirs.Write("b\n"u8);
        _pair.Theirs.Flush();

        Assert.Equal(1, _pair.Ours.FindDelimiter((byte)'\n', 10));
        Assert.Equal((byte)'b', _pair.Ours.Buffered[0]);
    }
}
