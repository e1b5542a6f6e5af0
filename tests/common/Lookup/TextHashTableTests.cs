using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Tests.Lookup;

public class TextHashTableTests
{
    [Theory]
    [InlineData("key  value with  blanks  ", "key", "value with  blanks")]
    [InlineData("Example.NET\tOK\n  continued", "example.net", "OK  continued")]
    [InlineData("\"quoted key\"  yes", "\"quoted key\"", "yes")]
    [InlineData("a\\ b c", "a\\ b", "c")]
    [InlineData("# a b\n\nc d", "c", "d")]
    [InlineData("# a b\n\nc d", "a", null)]
    public void Lines_are_keys_and_values(string text, string key, string? expected)
    {
        using TableFixture fixture = new();
        Assert.Equal(expected, fixture.Find($"texthash:{Settled(fixture, text)}", key));
    }

    [Theory]
    [InlineData("novalue", "line 1: expected format: key whitespace value -- ignoring this line")]
    [InlineData("\"open value", "line 1: unbalanced '\"' in '\"open value' -- ignoring this line")]
    [InlineData("alias: value", "line 1: record is in \"key: value\" format; is this an alias file?")]
    [InlineData("a 1\nb 2\nA 3", "line 3: duplicate entry: \"A\"")]
    public void Odd_lines_are_reported(string text, string warning)
    {
        using TableFixture fixture = new();
        string path = Settled(fixture, text);
        fixture.Find($"texthash:{path}", "a", TableFlags.Usual | TableFlags.WarnDuplicates);
        Assert.Equal([$"{path}, {warning}"], fixture.LogLines);
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_read_again()
    {
        using TableFixture fixture = new();
        string path = fixture.Write("t", "a 1\n");
        Assert.Equal("1", fixture.Find($"texthash:{path}", "a"));
    }

    private static string Settled(TableFixture fixture, string text)
    {
        string path = fixture.Write("t", text);
        FileSystem.SetTimes(path, DateTimeOffset.UtcNow.AddMinutes(-1));
        return path;
    }
}
