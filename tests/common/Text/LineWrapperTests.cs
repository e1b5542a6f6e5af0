using Postfix.Text;

namespace Postfix.Tests.Text;

public sealed class LineWrapperTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("", "")]
    [InlineData("one two three four", "one two|  three|  four")]
    [InlineData("averyveryverylongword x", "averyveryverylongword|  x")]
    [InlineData("one two  ", "one two")]
    public void Text_is_folded_at_blanks(string text, string expected)
    {
        Assert.Equal(expected.Split('|'), LineWrapper.Wrap(text, width: 9, indent: 2));
    }

    [Fact]
    public void Later_lines_count_their_indentation()
    {
        string text = string.Join(' ', Enumerable.Repeat("0123456789", 20));

        Assert.All(LineWrapper.Wrap(text, width: 79, indent: 4), line => Assert.True(line.Length <= 79));
        Assert.Equal(text, string.Join(' ', LineWrapper.Wrap(text, 79, 4).Select(line => line.Trim())));
    }
}
