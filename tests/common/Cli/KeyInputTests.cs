using Postfix.Cli;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Tests.Cli;

public sealed class KeyInputTests : IDisposable
{
    private readonly FileDescriptor _reader;
    private readonly FileDescriptor _writer;
    private readonly KeyInput _input;
    private readonly KeyBatch _keys = new();
    private int _reads;

    public KeyInputTests()
    {
        (_reader, _writer) = Pipes.Create();
        _input = new KeyInput(_reader, () => _reads++);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    [Fact]
    public void What_is_there_is_taken_and_no_more_waited_for()
    {
        _writer.WriteAll("one\ntwo\nthr"u8);
        Assert.Equal("one two", Next());
        _writer.WriteAll("ee\n"u8);
        Assert.Equal("three", Next());
    }

    [Fact]
    public void Many_lines_come_together_however_they_were_written()
    {
        _keys.Reserve(1000);
        for (int i = 0; i < 1000; i++)
            _writer.WriteAll(ByteText.ToBytes($"key{i}\n"));
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 1000).Select(i => $"key{i}")), Next());
    }

    [Fact]
    public void A_full_batch_leaves_the_rest_to_the_next_one()
    {
        for (int i = 0; i < 100; i++)
            _writer.WriteAll(ByteText.ToBytes($"key{i}\n"));
        _writer.Dispose();
        Assert.Equal(string.Join(' ', Enumerable.Range(0, KeyBatch.UsualCapacity).Select(i => $"key{i}")), Next());
        int reads = _reads;
        Assert.StartsWith($"key{KeyBatch.UsualCapacity} ", Next(), StringComparison.Ordinal);
        Assert.True(reads < _reads); // before it learned that there is no more
    }

    [Fact]
    public void The_last_line_needs_no_newline()
    {
        _writer.WriteAll("one\nlast"u8);
        _writer.Dispose();
        Assert.Equal("one", Next());
        Assert.Equal("last", Next());
        Assert.Null(Next());
        Assert.Null(Next());
    }

    private string? Next() => _input.TryRead(_keys)
        ? string.Join(' ', Enumerable.Range(0, _keys.Count).Select(i => ByteText.FromBytes(_keys[i].Bytes)))
        : null;
}
