using System.Net;
using Postfix.Ipc;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Tests.Ipc;

public sealed class NetworkAddressTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("unix:/run/server", "unix:/run/server")]
    [InlineData("private/auth", "unix:private/auth")]
    [InlineData("inet:mail.example:25", "inet:mail.example:25")]
    [InlineData("inet:12345", "inet:12345")]
    [InlineData("inet:[::1]:smtp", "inet:[::1]:smtp")]
    public void A_place_is_a_socket_or_a_port_and_is_shown_as_it_was_written(string text, string expected) =>
        Assert.Equal(expected, NetworkAddress.ParseOrPath(text).ToString());

    [Theory]
    [InlineData("inet:[::1")]
    [InlineData("inet:host:12x")]
    public void A_broken_port_is_refused(string text) =>
        Assert.Throws<FormatException>(() => NetworkAddress.ParseOrPath(text));

    [Fact]
    public void Without_a_type_a_socket_is_none_where_it_must_be_named() =>
        Assert.Throws<FormatException>(() => NetworkAddress.Parse("/run/server"));

    [Fact]
    public void A_port_is_found_by_the_name_that_the_configuration_gives_it()
    {
        using FileDescriptor listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), 5);
        TcpPorts ports = new($"directory={Sockets.LocalEndpoint(listener)!.Value.Port}");
        using Channel channel = NetworkAddress.ParseInet("127.0.0.1:directory").Connect("directory", s_timeout, _ => [], ports);
        Assert.NotNull(channel);
    }

    [Fact]
    public void The_next_address_of_a_host_is_tried()
    {
        using FileDescriptor listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), 5);
        string port = $"{Sockets.LocalEndpoint(listener)!.Value.Port}";
        using Channel channel = NetworkAddress.ParseInet($"server.example:{port}").Connect(
            "server", s_timeout, _ => [IPAddress.Parse("127.0.0.2"), IPAddress.Loopback], new TcpPorts(""));
        Assert.NotNull(channel);
    }

    [Theory]
    [InlineData("127.0.0.1:nosuch", "service not found: nosuch")]
    [InlineData("server.example:25", "host not found: server.example")]
    public void A_place_that_is_unknown_is_named(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<UnknownPlaceException>(
            () => NetworkAddress.ParseInet(text).Connect("server", s_timeout, _ => [], new TcpPorts(""))).Message);
}
