using Postfix.Cli.Manual;

namespace Postfix.Tests.Cli.Manual;

public sealed class ManualTextTests
{
    [Fact]
    public void Text_is_cut_into_spans() => Assert.Equal(
        [
            new ManualSpan(ManualSpanKind.Literal, "-c"),
            new ManualSpan(ManualSpanKind.Text, " "),
            new ManualSpan(ManualSpanKind.Placeholder, "config_dir"),
            new ManualSpan(ManualSpanKind.Text, " is used"),
        ],
        ManualText.Spans("`-c` *config_dir* is used"));

    [Theory]
    [InlineData(@"2 \* 3 \\ \`x\`", @"2 * 3 \ `x`")]
    [InlineData(@"a\b", @"a\b")]
    [InlineData("`a*b\\`", "a*b\\")]
    [InlineData("", "")]
    public void Markup_can_be_meant_literally(string text, string plain) => Assert.Equal(plain, ManualText.Plain(text));

    [Theory]
    [InlineData(@"a\b `c` *d* \*")]
    [InlineData("")]
    public void Text_can_be_quoted(string text) => Assert.Equal(text, ManualText.Plain(ManualText.Quote(text)));

    [Theory]
    [InlineData("an `open literal")]
    [InlineData("an *open placeholder")]
    public void A_span_needs_an_end(string text) => Assert.Throws<FormatException>(() => ManualText.Spans(text));
}
