using Postfix.Net;

namespace Postfix.Tests.Net;

public sealed class AddressFaultTests
{
    [Theory]
    [InlineData("192.0.2.1", null)]
    [InlineData("0.0.0.0", null)]
    [InlineData("192.0.2", "invalid octet count")]
    [InlineData("", "invalid octet count")]
    [InlineData("192.0.2.256", "invalid octet value")]
    [InlineData("192..2.1", "misplaced dot")]
    [InlineData("192.0.2.1.", "misplaced dot")]
    [InlineData("0.1.2.3", "bad initial octet value")]
    [InlineData("a.0.2.1", "invalid character 97(decimal)")]
    public void Faults_of_ipv4_addresses_are_named(string text, string? fault) =>
        Assert.Equal(fault is null ? null : $"valid_ipv4_hostaddr: {fault}: {text}", AddressFault.OfIpv4(text));

    [Theory]
    [InlineData("2001:db8::1", null)]
    [InlineData("::", null)]
    [InlineData("::ffff:192.0.2.1", null)]
    [InlineData("not", "invalid character 110(decimal) in IPv6 address")]
    [InlineData("2001:db81:x::", "invalid character 120(decimal) in IPv6 address")]
    [InlineData("12345::", "malformed IPv6 address")]
    [InlineData("1:2", "too few `:' in IPv6 address")]
    [InlineData("1:2:3:4:5:6:7:8:9", "too many `:' in IPv6 address")]
    [InlineData("1::2::3", "too many `::' in IPv6 address")]
    [InlineData(":1:2", "bad null first field in IPv6 address")]
    [InlineData("1:2:", "bad null last field in IPv6 address")]
    [InlineData("1:192.0.2.1", "malformed IPv4-in-IPv6 address")]
    public void Faults_of_ipv6_addresses_are_named(string text, string? fault) =>
        Assert.Equal(fault is null ? null : $"valid_ipv6_hostaddr: {fault}: {text}", AddressFault.OfIpv6(text));

    [Fact]
    public void The_fault_of_an_embedded_ipv4_address_is_named() =>
        Assert.Equal("valid_ipv4_hostaddr: invalid octet count: 192.0.2", AddressFault.OfIpv6("::ffff:192.0.2"));

    [Fact]
    public void Only_literals_have_faults()
    {
        Assert.Equal("valid_ipv6_hostaddr: too few `:' in IPv6 address: 1", AddressLiteral.FindFault("[ipv6:1]"));
        Assert.Equal("valid_ipv4_hostaddr: invalid octet count: 1", AddressLiteral.FindFault("[1]"));
        Assert.Null(AddressLiteral.FindFault("[1"));
        Assert.Null(AddressLiteral.FindFault("[192.0.2.1]"));
    }

    [Theory]
    [InlineData("[", "valid_mailhost_literal: ']' expected at end: [")]
    [InlineData("[192.0.2.1]x", "valid_mailhost_literal: unexpected text after ']': [192.0.2.1]x")]
    [InlineData("[1]", "valid_ipv4_hostaddr: invalid octet count: 1")]
    [InlineData("[192.0.2.1]", null)]
    public void What_has_to_be_a_literal_has_a_fault_without_its_brackets_too(string text, string? fault) =>
        Assert.Equal(fault, AddressLiteral.FindFaultOfForm(text));

    [Fact]
    public void Text_without_brackets_has_no_fault_of_a_literal()
    {
        Assert.Null(AddressLiteral.FindFault("192.0.2.1"));
    }
}
