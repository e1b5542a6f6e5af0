using System.Net;
using System.Net.Sockets;
using Postfix.Config;
using Postfix.Dns;

namespace Postfix.Tests.Dns;

public class OwnAddressesTests
{
    [Fact]
    public void Interfaces_and_proxies_are_ours()
    {
        OwnAddresses own = Find(("inet_interfaces", "loopback-only"), ("proxy_interfaces", "192.0.2.1"));
        Assert.True(own.Contains(IPAddress.Loopback));
        Assert.True(own.Contains(IPAddress.Parse("192.0.2.1")));
        Assert.False(own.Contains(IPAddress.Parse("192.0.2.2")));
    }

    [Fact]
    public void Nobody_connects_from_the_loopback_because_it_is_the_only_interface() =>
        Assert.Null(Find(("inet_interfaces", "loopback-only")).OnlyInterface(AddressFamily.InterNetwork));

    [Theory]
    [InlineData("inet_protocols", "ipv5")]
    [InlineData("inet_interfaces", "192.0.2.77")]
    public void A_value_that_makes_no_sense_is_a_configuration_error(string name, string value) =>
        Assert.Throws<ConfigurationException>(() => Find((name, value)));

    private static OwnAddresses Find(params (string, string)[] values) =>
        OwnAddresses.Find(Settings.FromValues([("inet_protocols", "ipv4"), .. values]), new SystemNameService());
}
