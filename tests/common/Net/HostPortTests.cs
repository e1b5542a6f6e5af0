using Postfix.Net;

namespace Postfix.Tests.Net;

public sealed class HostPortTests
{
    [Theory]
    [InlineData("[host.example]:24", "host.example", "24")]
    [InlineData("[host.example]", "host.example", "smtp")]
    [InlineData("[host.example]:", "host.example", "smtp")]
    [InlineData("host.example:submission", "host.example", "submission")]
    [InlineData("host.example", "host.example", "smtp")]
    [InlineData("host.example:", "host.example", "smtp")]
    [InlineData("[ipv6:::1]:25", "::1", "25")]
    [InlineData("[::1]", "::1", "smtp")]
    [InlineData("127.0.0.1:25", "127.0.0.1", "25")]
    public void A_destination_needs_a_host(string text, string host, string service) =>
        Assert.Equal(new HostPort(host, service), HostPort.ParseDestination(text, "smtp"));

    [Theory]
    [InlineData("25", "", "25")]
    [InlineData("smtp", "", "smtp")]
    [InlineData(":25", "", "25")]
    [InlineData("localhost:smtp", "localhost", "smtp")]
    [InlineData("[::1]:25", "::1", "25")]
    public void A_listener_needs_a_service(string text, string host, string service) =>
        Assert.Equal(new HostPort(host, service), HostPort.ParseListener(text));

    [Theory]
    [InlineData("[host", "missing \"]\"")]
    [InlineData("[host]x", "garbage after \"]\"")]
    [InlineData("[ipv6:x]", "malformed IPv6 address")]
    [InlineData(":25", "missing host information")]
    [InlineData("ho st", "valid hostname or network address required")]
    [InlineData("host:25x", "garbage after numerical service")]
    [InlineData("[]:25", "valid hostname or network address required")]
    public void A_bad_destination_is_explained(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => HostPort.ParseDestination(text, "smtp")).Message);
}
