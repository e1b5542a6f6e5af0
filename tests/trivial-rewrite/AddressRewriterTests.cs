namespace Postfix.TrivialRewrite.Tests;

public class AddressRewriterTests
{
    private static readonly DomainCompletion Local = new("origin.test", "my.test");
    private static readonly DomainCompletion Remote = new("invalid.test", "invalid.test");
    private static readonly DomainCompletion Nothing = new("", "");
    private static readonly RewriteRules All = new() { AppendDotMyDomain = true };

    [Theory]
    [InlineData("user", "user@origin.test")]
    [InlineData("user@host", "user@host.my.test")]
    [InlineData("user@host.", "user@host")]
    [InlineData("user@a.b", "user@a.b")]
    [InlineData("user@a.b.", "user@a.b")]
    [InlineData("user@", "user@")]
    [InlineData("user@.", "user@.")]
    [InlineData("user@a..", "user@a..")]
    [InlineData("user@[1.2.3.4]", "user@[1.2.3.4]")]
    [InlineData("@", "\"\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("!", "\"\"@")]
    [InlineData("a!", "\"\"@a.my.test")]
    [InlineData("!b", "b@")]
    [InlineData("a!b", "b@a.my.test")]
    [InlineData("a!b!c", "b!c@a.my.test")]
    [InlineData("%", "\"\"@")]
    [InlineData("a%", "a@")]
    [InlineData("%b", "\"\"@b.my.test")]
    [InlineData("a%b", "a@b.my.test")]
    [InlineData("a%b%c", "a%b@c.my.test")]
    [InlineData("a%b@c.d", "a%b@c.d")]
    [InlineData("a!b@c.d", "a!b@c.d")]
    [InlineData("@a,@b:user@c.d", "user@c.d")]
    [InlineData("@a:user", "user@origin.test")]
    [InlineData("@a:", "@a:\".my.test\"")]
    [InlineData("\"first last\"@a.b", "\"first last\"@a.b")]
    [InlineData("first last@a.b", "\"first last\"@a.b")]
    [InlineData("\"first.last\"@a.b", "first.last@a.b")]
    [InlineData("\"a@b\"@c.d", "\"a@b\"@c.d")]
    [InlineData("a..b@c.d", "\"a..b\"@c.d")]
    public void Local_addresses_become_complete(string address, string expected) =>
        Assert.Equal(expected, new AddressRewriter(All).Rewrite(address, Local));

    [Theory]
    [InlineData("user", "user@invalid.test")]
    [InlineData("user@host", "user@host.invalid.test")]
    [InlineData("a!b", "b@a.invalid.test")]
    public void Remote_addresses_are_completed_with_a_domain_of_their_own(string address, string expected) =>
        Assert.Equal(expected, new AddressRewriter(All).Rewrite(address, Remote));

    [Theory]
    [InlineData("user", "user")]
    [InlineData("user@host", "user@host")]
    [InlineData("a!b", "b@a")]
    [InlineData("a%b", "a@b")]
    public void Without_such_a_domain_they_are_not_completed(string address, string expected) =>
        Assert.Equal(expected, new AddressRewriter(All).Rewrite(address, Nothing));

    [Theory]
    [InlineData("user", "user")]
    [InlineData("user@host", "user@host")]
    [InlineData("a!b", "a!b")]
    [InlineData("a%b", "a%b")]
    public void Every_rule_can_be_switched_off(string address, string expected)
    {
        var rules = new RewriteRules { SwapBangPath = false, PercentHack = false, AppendAtMyOrigin = false, AppendDotMyDomain = false };
        Assert.Equal(expected, new AddressRewriter(rules).Rewrite(address, Local));
    }

    [Fact]
    public void A_completed_domain_is_told()
    {
        List<string> told = [];
        var rewriter = new AddressRewriter(All) { CompletesDomain = told.Add };
        rewriter.Rewrite("user@host", Local);
        rewriter.Rewrite("user@a.b", Local);
        Assert.Equal(["host"], told);
    }
}
