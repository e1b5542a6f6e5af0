using System.Net;
using Postfix.Net;

namespace Postfix.Tests.Net;

public sealed class CidrTests
{
    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.255", true)]
    [InlineData("192.0.2.0/24", "192.0.3.0", false)]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "::", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::", false)]
    [InlineData("::/0", "ffff::", true)]
    [InlineData("[::1]/128", "::1", true)]
    [InlineData("[::1/128]", "::1", true)]
    [InlineData("[127.0.0.0]/8", "127.1.2.3", true)]
    public void A_block_contains_its_addresses(string pattern, string address, bool expected) =>
        Assert.Equal(expected, Cidr.Parse(pattern).Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("192.0.2.1/24", "non-null host address bits in \"192.0.2.1/24\", perhaps you should use \"192.0.2.0/24\" instead")]
    [InlineData("192.0.2.0/33", "bad mask length in \"192.0.2.0/33\"")]
    [InlineData("192.0.2.0/x", "bad mask value in \"192.0.2.0/x\"")]
    [InlineData("192.0.2.0/", "bad mask value in \"192.0.2.0/\"")]
    [InlineData("192.0.2/24", "bad network value in \"192.0.2/24\"")]
    [InlineData("example.com", "bad address pattern: \"example.com\"")]
    [InlineData("[::1", "missing ']' character after \"[::1\"")]
    [InlineData("[::1]x", "garbage after \"[::1]\"")]
    public void A_bad_pattern_is_explained(string pattern, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Cidr.Parse(pattern)).Message);
}
