using System.Net;
using System.Net.Sockets;
using Postfix.Dns;

namespace Postfix.Tests.Dns;

public class SystemNameServiceTests
{
    private readonly SystemNameService _names = new();

    [Fact]
    public void The_loopback_name_has_the_loopback_address() =>
        Assert.Contains(IPAddress.Loopback, _names.FindAddresses("localhost", AddressFamily.InterNetwork).Addresses);

    [Theory]
    [InlineData("192.0.2.7")]
    [InlineData("2001:db8::7")]
    public void Numerical_hosts_are_their_own_address(string address) =>
        Assert.Equal([IPAddress.Parse(address)], _names.FindAddresses(address, AddressFamily.Unspecified).Addresses);

    [Fact]
    public void The_loopback_address_has_a_name() => Assert.Equal(NameLookupStatus.Found, _names.FindName(IPAddress.Loopback).Status);

    [Fact]
    public void A_name_that_cannot_exist_is_reported_with_the_text_of_the_library()
    {
        HostAddresses result = _names.FindAddresses("no such host", AddressFamily.Unspecified);
        Assert.NotEqual(NameLookupStatus.Found, result.Status);
        Assert.NotEmpty(result.Reason);
    }
}
