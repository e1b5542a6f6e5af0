using Postfix.Net;

namespace Postfix.Tests.Net;

public sealed class TcpPortsTests
{
    private readonly TcpPorts _ports = new("lmtp=24, smtp=25, smtps=submissions=465");

    [Theory]
    [InlineData("lmtp", 24)]
    [InlineData("smtps", 465)]
    [InlineData("submissions", 465)]
    [InlineData("10025", 10025)]
    [InlineData("domain", 53)]
    [InlineData("65536", null)]
    [InlineData("no-such-service", null)]
    public void Known_names_numbers_and_the_system_are_asked_in_turn(string service, int? port) =>
        Assert.Equal(port, _ports.Find(service));

    [Fact]
    public void A_bad_entry_is_an_error() => Assert.Throws<FormatException>(() => new TcpPorts("smtp"));
}
