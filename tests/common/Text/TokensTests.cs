using Postfix.Text;

namespace Postfix.Tests.Text;

public class TokensTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" ,\t ", "")]
    [InlineData("a, b\tc\r\nd,,e", "a|b|c|d|e")]
    public void SplitList_drops_empty_members(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokens.SplitList(text)));

    [Theory]
    [InlineData("a { b, c } d", "a|{ b, c }|d")]
    [InlineData("x={ y { z } }, w", "x={ y { z } }|w")]
    [InlineData("a } b", "a|}|b")]
    [InlineData("{ open end", "{ open end")]
    public void Braces_protect_separators(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokens.SplitWithBraces(text)));

    [Theory]
    [InlineData("a b#c", "a|b#c", null)]
    [InlineData("a, #  b that is a long comment", "a", "#comment after other text is not allowed: #  b that is a long co...")]
    [InlineData("a #b", "a", "#comment after other text is not allowed: #b ...")]
    public void A_comment_ends_a_list_with_a_warning(string text, string expected, string? warning)
    {
        string? told = null;
        Assert.Equal(expected, string.Join('|', Tokens.SplitBeforeComment(text, problem => told = problem)));
        Assert.Equal(warning, told);
    }

    [Theory]
    [InlineData("{ a b }", "a b", null)]
    [InlineData("{{x}}", "{x}", null)]
    [InlineData("{ a", "a", "missing '}' in \"{ a\"")]
    [InlineData("{ a } b", "a", "syntax error after '}' in \"{ a } b\"")]
    public void StripBraces_reports_bad_braces(string text, string value, string? error) =>
        Assert.Equal(new Unbraced(value, error), Tokens.StripBraces(text));
}
