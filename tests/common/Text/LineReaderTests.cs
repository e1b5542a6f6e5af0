using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Tests.Text;

public sealed class LineReaderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "|")]
    [InlineData("one\ntwo\n", "one|two|")]
    [InlineData("one\n\nlast", "one||last|")]
    [InlineData("0123456789abc\nx\n", "0123456789|abc|x|")]
    [InlineData("0123456789\nx\n", "0123456789||x|")]
    public void Lines_come_without_newlines_and_long_ones_in_pieces(string content, string expected)
    {
        _directory.Write("file", content);
        using FileDescriptor file = FileSystem.Open(_directory / "file", OpenFlags.ReadOnly);
        LineReader reader = new(file, limit: 10);
        string lines = "";
        while (reader.Read() is string line)
            lines += line + "|";

        Assert.Equal(expected, lines);
    }

    [Fact]
    public void Large_files_need_one_small_buffer()
    {
        string[] lines = [.. Enumerable.Range(0, 5000).Select(number => $"line {number}")];
        _directory.Write("file", string.Join('\n', lines));
        using FileDescriptor file = FileSystem.Open(_directory / "file", OpenFlags.ReadOnly);
        LineReader reader = new(file, limit: 100);

        foreach (string line in lines)
            Assert.Equal(line, reader.Read());
        Assert.Null(reader.Read());
    }
}
