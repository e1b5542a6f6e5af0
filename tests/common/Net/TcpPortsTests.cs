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

    [Theory]
    [InlineData("lmtp", 24)]
    [InlineData("10025", 10025)]
    [InlineData("domain", 53)]
    [InlineData("+25", 25)]
    [InlineData("-0", 0)]
    [InlineData("0025", 25)]
    [InlineData("65536", 0)]
    [InlineData("99999", 34463)]
    [InlineData("-1", null)]
    [InlineData("+", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("no-such-service", null)]
    public void A_listener_gets_the_port_that_getaddrinfo_finds(string service, int? port) =>
        Assert.Equal(port, _ports.FindListener(service));

    [Theory]
    [InlineData("smtp", "known_tcp_ports: in \"smtp\" is not in \"name = value\" form")]
    [InlineData("smtp=", "known_tcp_ports: in \"smtp=\": missing port value after \"=\"")]
    [InlineData("smtp = 2 5", "known_tcp_ports: in \"smtp = 2 5\": whitespace in port number")]
    [InlineData("=25", "known_tcp_ports: in \"=25\": missing service name before \"=\"")]
    [InlineData("a b=25", "known_tcp_ports: in \"a b=25\": whitespace in service name")]
    [InlineData("24=25", "known_tcp_ports: in \"24=25\": numerical service name")]
    [InlineData("smtp=mail", "known_tcp_ports: in \"smtp=mail\": non-numerical service port")]
    [InlineData("smtp=65536", "known_tcp_ports: in \"smtp=65536\": port number out of range")]
    [InlineData("a=1,a=2", "known_tcp_ports: in \"a=2\": duplicate service name")]
    public void A_bad_entry_is_left_out_with_a_warning(string list, string warning)
    {
        TcpPorts ports = new($"{list}, good = 1025");

        Assert.Equal([warning], ports.Warnings);
        Assert.Equal(1025, ports.Find("good"));
    }
}
