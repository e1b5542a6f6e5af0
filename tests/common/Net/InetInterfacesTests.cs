using System.Net;
using Postfix.Net;

namespace Postfix.Tests.Net;

public sealed class InetInterfacesTests
{
    [Fact]
    public void All_and_loopback_come_from_the_system()
    {
        Assert.True(Find("all", InetProtocols.All).Contains(IPAddress.Loopback));
        InetInterfaces loopback = Find("loopback-only", InetProtocols.Ip4);
        Assert.All(loopback.Interfaces, item => Assert.True(IPAddress.IsLoopback(item.Address)));
        Assert.Equal(IPAddress.Parse("255.0.0.0"), loopback.Interfaces[0].Netmask);
    }

    [Fact]
    public void Names_and_addresses_are_listed_once()
    {
        InetInterfaces listed = Find("127.0.0.1, [127.0.0.1] here", InetProtocols.Ip4);
        Assert.Equal(IPAddress.Loopback, Assert.Single(listed.Interfaces).Address);
    }

    [Theory]
    [InlineData("nowhere", "config variable inet_interfaces: host not found: nowhere")]
    [InlineData("192.0.2.77", "parameter inet_interfaces: no local interface found for 192.0.2.77")]
    public void What_is_not_ours_is_an_error(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Find(text, InetProtocols.Ip4)).Message);

    [Theory]
    [InlineData("ipv4", InetProtocols.Ip4)]
    [InlineData("ipv4, ipv6", InetProtocols.All)]
    [InlineData("all", InetProtocols.All)]
    [InlineData("", InetProtocols.None)]
    public void Protocol_names_are_read(string text, InetProtocols expected) =>
        Assert.Equal(InetProtocolNames.Parse("all") & expected, InetProtocolNames.Parse(text));

    [Theory]
    [InlineData("ipv5")]
    [InlineData("IPv6")]
    public void An_unknown_protocol_is_an_error(string name) => Assert.Equal(
        $"unknown inet_protocols value \"{name}\" in \"ipv4, {name}\"",
        Assert.Throws<FormatException>(() => InetProtocolNames.Parse($"ipv4, {name}")).Message);

    private static InetInterfaces Find(string text, InetProtocols protocols) =>
        InetInterfaces.Find(text, protocols, name => name == "here" ? [IPAddress.Loopback] : []);
}
