using Postfix.Net;
using Postfix.Text;

namespace Postfix.Tests.Net;

public class HostNameTests
{
    [Theory]
    [InlineData("example.org", null)]
    [InlineData("localhost", null)]
    [InlineData("a_b.example", null)]
    [InlineData("1.2.3.example", null)]
    [InlineData("", "empty hostname")]
    [InlineData(".", "misplaced delimiter: .")]
    [InlineData(".a", "misplaced delimiter: .a")]
    [InlineData("a-$", "invalid character 36(decimal): a-$")]
    [InlineData("-$", "misplaced hyphen: -$")]
    [InlineData("a-", "misplaced hyphen: a-")]
    [InlineData("a-.b", "misplaced hyphen: a-.b")]
    [InlineData("a.$..", "invalid character 36(decimal): a.$..")]
    [InlineData("a..$", "misplaced delimiter: a..$")]
    [InlineData("123456789a123456789b123456789c123456789d123456789e123456789f123.a", null)]
    [InlineData("123456789a123456789b123456789c123456789d123456789e123456789f1234$",
        "hostname label too long: 123456789a123456789b123456789c123456789d123456789e123456789f1234$")]
    [InlineData("a..b", "misplaced delimiter: a..b")]
    [InlineData("a.b.", "misplaced delimiter: a.b.")]
    [InlineData("-a.b", "misplaced hyphen: -a.b")]
    [InlineData("a b", "invalid character 32(decimal): a b")]
    [InlineData("*.b", "invalid character 42(decimal): *.b")]
    [InlineData("1.2", "numeric hostname: 1.2")]
    public void Faults_are_named(string name, string? fault) =>
        Assert.Equal(fault is null ? null : $"valid_hostname: {fault}", HostName.FindFault(name));

    [Theory]
    [InlineData("*.example", true)]
    [InlineData("a.*.example", false)]
    [InlineData("*a.example", false)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    public void A_wildcard_may_be_the_first_label(string name, bool isValid) =>
        Assert.Equal(isValid, HostName.IsValid(name, HostNameForm.WildcardAllowed));

    [Fact]
    public void Names_in_utf8_are_valid_where_they_are_expected()
    {
        string name = ByteText.FromUnicode("bücher.example");
        Assert.False(HostName.IsValid(name));
        Assert.True(HostName.IsValid(name, HostNameForm.International));
        Assert.False(HostName.IsValid("a b.example", HostNameForm.International));
    }

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:192.0.2.1", true)]
    [InlineData("192.0.2", false)]
    [InlineData("192.0.2.256", false)]
    [InlineData("0x7f.0.0.1", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("2001:db8::x", false)]
    [InlineData("127.1", false)]
    public void Only_complete_numerical_addresses_are_addresses(string text, bool isAddress) => Assert.Equal(isAddress, HostName.IsAddress(text));
}
