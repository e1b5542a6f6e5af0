using Postfix.Lookup.Tables;

namespace Postfix.Tests.Lookup;

public sealed class RequiredTextTests
{
    [Theory]
    [InlineData("^user1@example\\.com$", "user1@example.com")]
    [InlineData("^Subject: .*cheap", "Subject: +cheap")]
    [InlineData("viagra|^casino", "viagra;casino")]
    [InlineData("abcdx?efgh", "abcd+efgh")]
    [InlineData("abcdx*efgh", "abcd+efgh")]
    [InlineData("abcdx+efgh", "abcdx+efgh")]
    [InlineData("abcdx+?efgh", "abcd+efgh")]
    [InlineData("abcdx{0,2}efgh", "abcd+efgh")]
    [InlineData("abcd(x|yyyy)+efgh", "abcd+efgh")]
    [InlineData("abcd(x(?:y)[)]z)?efgh", "abcd+efgh")]
    [InlineData("abcd[^]efgh]ijkl", "abcd+ijkl")]
    [InlineData("abcd[[:alpha:]]ijkl", "abcd+ijkl")]
    [InlineData("abcd\\wefgh\\bijkl", "abcd+efgh+ijkl")]
    [InlineData("abcd\\<efgh", "abcd+efgh")]
    [InlineData("abcd\xe4" + "efgh", "abcd+efgh")]
    [InlineData("(?=abcd)efgh", "efgh")]
    public void What_every_match_contains_is_known(string expression, string required) =>
        Assert.Equal(required, Describe(RequiredText.Of(expression, escapesInBrackets: false)));

    [Theory]
    [InlineData("abc")]
    [InlineData("abcd|efg")]
    [InlineData("abcd|")]
    [InlineData("(abcd)")]
    [InlineData("")]
    [InlineData("abcd(?i)efgh")]
    [InlineData("abcd(?#(comment)efgh")]
    [InlineData("(*UTF)abcd")]
    [InlineData("\\Qabcd\\E")]
    [InlineData("abcd\\x41")]
    [InlineData("abcd\\1")]
    [InlineData("abcd**")]
    [InlineData("abcd)")]
    [InlineData("abcde{f|ghij}")]
    [InlineData("abcde{[}fghi]")]
    [InlineData("abcde{,2}")]
    [InlineData("abcde{2")]
    [InlineData("abcd[")]
    [InlineData("abcd\\")]
    [InlineData("[[:a]b:]]abcd")]
    public void What_is_not_understood_requires_nothing(string expression) =>
        Assert.Null(RequiredText.Of(expression, escapesInBrackets: false));

    [Fact]
    public void A_backslash_within_brackets_is_the_engine_s_to_read()
    {
        Assert.Equal("efgh", Describe(RequiredText.Of(@"[abcd\]efgh", escapesInBrackets: false)));
        Assert.Equal("ijkl", Describe(RequiredText.Of(@"[abcd\]efgh]ijkl", escapesInBrackets: true)));
        Assert.Null(RequiredText.Of(@"[\c]abcd]", escapesInBrackets: true));
        Assert.Null(RequiredText.Of(@"[\E]a]abcd", escapesInBrackets: true));
    }

    private static string? Describe(RequiredText? text) =>
        text == null ? null : string.Join(';', text.Alternatives.Select(pieces => string.Join('+', pieces)));
}
