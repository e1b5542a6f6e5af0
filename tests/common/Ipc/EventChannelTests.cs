using System.Text;
using Postfix.Events;
using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Tests.Ipc;

public sealed class EventChannelTests : IDisposable
{
    private readonly EventLoop _loop = new(TimeProvider.System);
    private readonly FileDescriptor _other;
    private readonly Peer _peer = new();
    private readonly EventChannel _channel;

    public EventChannelTests()
    {
        (FileDescriptor own, _other) = Sockets.Pair();
        own.SetNonBlocking(true);
        Sockets.SetReceiveTimeout(_other, TimeSpan.FromMinutes(1));
        _channel = new EventChannel(_loop, own, _peer, 1024);
        _peer.Channel = _channel;
    }

    public void Dispose()
    {
        _channel.Dispose();
        _other.Dispose();
        _loop.Dispose();
    }

    [Fact]
    public void Input_that_is_not_consumed_stays()
    {
        _peer.Consumes = false;
        _other.WriteAll("one "u8);
        RunOnce();
        _other.WriteAll("two"u8);
        RunOnce();
        Assert.Equal("one two", Encoding.ASCII.GetString(_channel.Input));
        _channel.Consume(4);
        Assert.Equal("two", Encoding.ASCII.GetString(_channel.Input));
    }

    [Fact]
    public void Output_arrives_whole_and_in_order_when_the_other_side_reads_late()
    {
        byte[] shared = new byte[2_000_000];
        Random.Shared.NextBytes(shared);
        _channel.Write("head "u8);
        _channel.WriteShared(shared);
        _channel.Flush();
        Assert.True(_channel.HasOutput);
        byte[] received = new byte["head ".Length + shared.Length];
        for (int length = 0; length < received.Length; RunOnce())
            length += _other.Read(received.AsSpan(length));
        Assert.False(_channel.HasOutput);
        Assert.Equal("head "u8, received.AsSpan(0, 5));
        Assert.True(shared.AsSpan().SequenceEqual(received.AsSpan(5)));
    }

    [Fact]
    public void Nothing_is_read_while_output_waits_or_the_program_pauses()
    {
        _channel.WriteShared(new byte[2_000_000]);
        _channel.Flush();
        _other.WriteAll("question"u8);
        RunOnce();
        Assert.Equal(0, _peer.Inputs);
        byte[] received = new byte[2_000_000];
        for (int length = 0; length < received.Length; RunOnce())
            length += _other.Read(received.AsSpan(length));
        RunOnce();
        Assert.Equal(1, _peer.Inputs);

        _channel.Pause();
        _other.WriteAll("another"u8);
        RunOnce();
        Assert.Equal(1, _peer.Inputs);
        _channel.Resume();
        RunOnce();
        Assert.Equal(2, _peer.Inputs);
    }

    [Fact]
    public void The_end_of_the_connection_is_told_once_whatever_is_written_then()
    {
        _other.Dispose();
        RunOnce();
        _channel.Dispose();
        _channel.Write("late"u8);
        _channel.Flush();
        RunOnce();
        Assert.Equal([ChannelLoss.Closed], _peer.Losses);
    }

    [Fact]
    public void Silence_ends_a_channel_and_activity_does_not()
    {
        using EventChannelSet channels = new(_loop, TimeSpan.FromSeconds(1));
        channels.Add(_channel);
        long start = Environment.TickCount64;
        while (Environment.TickCount64 - start < 1500)
        {
            _other.WriteAll("x"u8);
            RunOnce();
        }
        Assert.Empty(_peer.Losses);
        start = Environment.TickCount64;
        while (_peer.Losses.Count == 0 && Environment.TickCount64 - start < 60_000)
            _loop.RunOnce(TimeSpan.FromSeconds(1));
        Assert.Equal([ChannelLoss.TimedOut], _peer.Losses);
        Assert.InRange(Environment.TickCount64 - start, 900, 59_000);
        channels.Remove(_channel);
        Assert.Equal(0, channels.Count);
    }

    private void RunOnce() => _loop.RunOnce(TimeSpan.FromMilliseconds(20));

    private sealed class Peer : IEventChannelPeer
    {
        public EventChannel? Channel { get; set; }

        public bool Consumes { get; set; } = true;

        public int Inputs { get; private set; }

        public List<ChannelLoss> Losses { get; } = [];

        public void OnInput()
        {
            Inputs++;
            if (Consumes)
                Channel!.Consume(Channel.Input.Length);
        }

        public void OnLost(ChannelLoss loss) => Losses.Add(loss);
    }
}
