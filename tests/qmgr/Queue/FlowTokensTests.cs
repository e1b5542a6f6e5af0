using Postfix.Posix;
using Postfix.QueueManager.Queue;

namespace Postfix.QueueManager.Tests.Queue;

public sealed class FlowTokensTests : IDisposable
{
    private const int Most = 3;

    private readonly FileDescriptor _reader;
    private readonly FileDescriptor _writer;
    private readonly FlowTokens _tokens;

    public FlowTokensTests()
    {
        (_reader, _writer) = Pipes.Create();
        _reader.SetNonBlocking(true);
        _writer.SetNonBlocking(true);
        _tokens = new FlowTokens(_reader, _writer, Most);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    [Fact]
    public void One_message_is_worth_one_token_up_to_the_limit()
    {
        _tokens.Give();
        Assert.Equal(1, _reader.Available);
        for (int i = 0; i < 10; i++)
            _tokens.Give();
        Assert.Equal(Most, _reader.Available);
    }

    [Fact]
    public void When_nothing_waits_all_tokens_are_there()
    {
        _tokens.FillUp();
        Assert.Equal(Most, _reader.Available);
    }

    [Fact]
    public void Too_many_are_taken_back()
    {
        _writer.WriteAll(new byte[1000]);
        _tokens.FillUp();
        Assert.Equal(Most, _reader.Available);
    }

    [Fact]
    public void A_full_pipe_does_no_harm()
    {
        while (_writer.TryWrite(new byte[4096]) is not null)
        {
        }
        new FlowTokens(_reader, _writer, int.MaxValue).FillUp();
        Assert.True(_reader.Available > Most);
    }
}
