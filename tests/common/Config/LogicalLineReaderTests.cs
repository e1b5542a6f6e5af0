using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Tests.Config;

public sealed class LogicalLineReaderTests
{
    [Fact]
    public void A_file_is_read_as_its_content_however_long_its_lines_are()
    {
        using TemporaryDirectory directory = new();
        Random random = new(11);
        byte[] content = [.. Enumerable.Range(0, 3000).SelectMany(_ => Line(random))];
        File.WriteAllBytes(directory / "file", content);
        using FileDescriptor file = FileSystem.Open(directory / "file", OpenFlags.ReadOnly);

        Assert.Equal(ReadAll(new LogicalLineReader(content, "file", _ => { })), ReadAll(new LogicalLineReader(file, "file", _ => { })));
    }

    [Theory]
    [InlineData("a = 1\0x\nb\n", "a = 1", "b")]
    [InlineData("a = 1\0x\n  more\nb\n", "a = 1", "b")]
    [InlineData("\0a\nb\n", "b")]
    public void A_line_ends_at_a_null_byte(string content, params string[] lines)
    {
        List<string> warnings = [];
        Assert.Equal(lines, ReadAll(new LogicalLineReader(ByteText.ToBytes(content), "file", warnings.Add)).Select(line => line.Text));
        Assert.Contains("text after null byte may be ignored", Assert.Single(warnings));
    }

    [Fact]
    public void A_file_may_end_without_a_newline_or_be_empty()
    {
        using TemporaryDirectory directory = new();
        directory.Write("open", "a\n b");
        directory.Write("empty", "");

        Assert.Equal([new LogicalLine("a b", 1, 2)], ReadFile(directory / "open"));
        Assert.Empty(ReadFile(directory / "empty"));
    }

    [Fact]
    public void Plain_lines_as_bytes_are_the_same_lines()
    {
        Random random = new(12);
        byte[] content = [.. Enumerable.Range(0, 3000).SelectMany(_ => Line(random)), .. "a\0b\nlast"u8];
        LogicalLineReader reader = new(content, "file", _ => { });
        List<LogicalLine> lines = [];
        int plain = 0;
        while (true)
        {
            if (reader.TryReadPlain(out ReadOnlySpan<byte> bytes))
            {
                lines.Add(new(ByteText.FromBytes(bytes), reader.LineNumber, reader.LineNumber));
                plain++;
            }
            else if (reader.Read() is { } line)
            {
                lines.Add(line);
            }
            else
            {
                break;
            }
        }
        Assert.Equal(ReadAll(new LogicalLineReader(content, "file", _ => { })), lines, (expected, line) =>
            expected.Text == line.Text && expected.First == line.First);
        Assert.InRange(plain, 100, lines.Count - 100);
    }

    private static List<LogicalLine> ReadFile(string path)
    {
        using FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadOnly);
        return ReadAll(new LogicalLineReader(file, path, _ => { }));
    }

    private static List<LogicalLine> ReadAll(LogicalLineReader reader)
    {
        List<LogicalLine> lines = [];
        while (reader.Read() is { } line)
            lines.Add(line);
        return lines;
    }

    // A key, a comment, a continuation or an empty line; some are longer than any buffer.
    private static byte[] Line(Random random)
    {
        int length = random.Next(100) == 0 ? random.Next(200_000) : random.Next(80);
        byte[] line = new byte[length + 1];
        Array.Fill(line, (byte)('a' + random.Next(26)));
        line[0] = "k# \t"u8[random.Next(4)];
        line[^1] = (byte)'\n';
        return line;
    }
}
