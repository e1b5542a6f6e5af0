using System.Diagnostics;
using Postfix.Posix;

namespace Postfix.Cleanup.Tests;

public sealed class FlowControlTests : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(1);

    private readonly FileDescriptor _reader;
    private readonly FileDescriptor _writer;

    public FlowControlTests()
    {
        (_reader, _writer) = Pipes.Create();
        _reader.SetNonBlocking(true);
        _writer.SetNonBlocking(true);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    [Fact]
    public void A_token_lets_a_message_through()
    {
        _writer.WriteAll([0, 0]);
        new FlowControl(_reader, _writer, s_long).Take();
        Assert.Equal(1, _reader.Available);
    }

    [Fact]
    public void Without_a_token_a_message_waits_for_the_delay()
    {
        TimeSpan delay = TimeSpan.FromMilliseconds(100);
        long start = Stopwatch.GetTimestamp();
        new FlowControl(_reader, _writer, delay).Take();
        Assert.True(Stopwatch.GetElapsedTime(start) >= delay);
    }

    [Fact]
    public void A_token_that_arrives_ends_the_wait()
    {
        FlowControl flow = new(_reader, _writer, s_long);
        Thread[] waiting = [.. Enumerable.Range(0, 3).Select(_ => new Thread(flow.Take))];
        Array.ForEach(waiting, thread => thread.Start());
        for (int tokens = 0; tokens < waiting.Length; tokens++)
        {
            Thread.Sleep(20);
            flow.Return();
        }
        Assert.All(waiting, thread => Assert.True(thread.Join(s_long / 2)));
        Assert.Equal(0, _reader.Available);
    }

    [Fact]
    public void A_delay_of_zero_takes_no_tokens()
    {
        _writer.WriteAll([0]);
        new FlowControl(null, null, TimeSpan.Zero).Take();
        Assert.Equal(1, _reader.Available);
    }
}
