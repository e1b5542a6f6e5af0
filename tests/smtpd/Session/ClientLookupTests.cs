using System.Net;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Smtpd.Session;
using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Session;

/// <summary>Who is at the other end of connections of all kinds.</summary>
public sealed class ClientLookupTests
{
    private readonly LogCollector _log = new();
    private FakeNames _names = new();

    [Fact]
    public void A_network_client_is_known_by_its_address()
    {
        using FileDescriptor listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), backlog: 1);
        using FileDescriptor client = Sockets.ConnectTcp(Sockets.LocalEndpoint(listener)!.Value, bind: null, TimeSpan.FromSeconds(5));
        using FileDescriptor server = Sockets.Accept(listener)!;

        ClientIdentity identity = Identify(new ClientConnection(server, server, 0));

        Assert.Equal($"unknown[127.0.0.1] {Sockets.LocalEndpoint(client)!.Value.Port} -> 127.0.0.1 {Sockets.LocalEndpoint(listener)!.Value.Port}", Show(identity));
    }

    [Fact]
    public void A_network_client_stays_one_on_standard_input()
    {
        using FileDescriptor listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), backlog: 1);
        using FileDescriptor client = Sockets.ConnectTcp(Sockets.LocalEndpoint(listener)!.Value, bind: null, TimeSpan.FromSeconds(5));
        using FileDescriptor server = Sockets.Accept(listener)!;
        using FileDescriptor output = FileDescriptor.Borrow(server.Number);

        Assert.Equal("unknown[127.0.0.1]", Identify(new ClientConnection(server, output, 0)).NameAddress);
    }

    [Theory]
    [InlineData("all", "localhost[127.0.0.1] 0 -> 127.0.0.1 0")]
    [InlineData("ipv4", "localhost[127.0.0.1] 0 -> 127.0.0.1 0")]
    [InlineData("ipv6", "localhost[::1] 0 -> ::1 0")]
    public void Whoever_is_not_on_the_network_is_local(string protocols, string expected)
    {
        (FileDescriptor first, FileDescriptor second) = Sockets.Pair();
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using (first)
        using (second)
        using (reader)
        using (writer)
        {
            Assert.Equal(expected, Show(Identify(new ClientConnection(first, first, 0), ("inet_protocols", protocols))));
            Assert.Equal(expected, Show(Identify(new ClientConnection(reader, writer, 0), ("inet_protocols", protocols))));
        }
    }

    [Theory]
    [InlineData("192.0.2.7", "unknown[192.0.2.7] 4025 -> 198.51.100.1 25")]
    [InlineData("2001:db8::7", "unknown[2001:db8::7] 4025 -> 198.51.100.1 25")]
    [InlineData("::ffff:192.0.2.7", "unknown[192.0.2.7] 4025 -> 198.51.100.1 25")]
    public void A_passed_client_is_who_the_screener_says(string address, string expected) => Assert.Equal(expected, Show(IdentifyPassed(
        ("client_address", address), ("client_port", "4025"), ("server_address", "198.51.100.1"), ("server_port", "25"))));

    [Theory]
    [InlineData("192.0.2.7", "numeric hostname: 192.0.2.7")]
    [InlineData("::1", "numeric hostname: ::1")]
    [InlineData("1.2.3", "valid_hostname: numeric hostname: 1.2.3")]
    [InlineData("a..b", "valid_hostname: misplaced delimiter: a..b")]
    public void A_name_that_is_none_is_told(string name, string warning)
    {
        _names = new FakeNames(name);

        ClientIdentity identity = IdentifyPassed(
            ("client_address", "192.0.2.7"), ("client_port", "4025"), ("server_address", "198.51.100.1"), ("server_port", "25"));

        Assert.Equal(("unknown", "unknown"), (identity.Name, identity.ReverseName));
        Assert.Equal([$"warning: {warning}"], _log.Lines);
    }

    [Theory]
    [InlineData("client_address", null, "missing client address from proxy")]
    [InlineData("client_port", null, "missing client port from proxy")]
    [InlineData("server_address", null, "missing server address from proxy")]
    [InlineData("server_port", null, "missing server port from proxy")]
    [InlineData("client_address", "192.0.2", "bad client address syntax from proxy: 192.0.2")]
    [InlineData("client_address", "x\ny", "bad client address syntax from proxy: x?y")]
    [InlineData("server_address", "", "bad server address syntax from proxy: ")]
    [InlineData("client_port", "65536", "bad TCP client port number syntax from proxy: 65536")]
    [InlineData("client_port", "025", "bad TCP client port number syntax from proxy: 025")]
    [InlineData("server_port", "", "bad TCP server port number syntax from proxy: ")]
    [InlineData("server_port", "-1", "bad TCP server port number syntax from proxy: -1")]
    public void A_passed_client_without_proper_attributes_is_unaccountable(string name, string? value, string warning)
    {
        Dictionary<string, string> attributes = new()
        {
            ["client_address"] = "192.0.2.7",
            ["client_port"] = "0",
            ["server_address"] = "198.51.100.1",
            ["server_port"] = "25",
        };
        attributes.Remove(name);
        if (value is not null)
            attributes.Add(name, value);

        ClientIdentity identity = IdentifyPassed([.. attributes.Select(pair => (pair.Key, pair.Value))]);

        Assert.True(identity.IsUnaccountable);
        Assert.Equal("unknown[unknown] unknown -> unknown unknown", Show(identity));
        Assert.Equal([$"warning: {warning}"], _log.Lines);
    }

    [Fact]
    public void An_unaccountable_client_gets_no_service()
    {
        using TestServer server = new();
        server.Client = new ClientIdentity { IsUnaccountable = true };
        Assert.Equal("421 4.3.0 mx.test Server local error", server.Connect());
        Assert.Equal("", server.ReadReply());
        server.AwaitEnd();
        Assert.Equal(["connect from unknown[unknown]", "disconnect from unknown[unknown] commands=0/0"], server.Lines.Lines);
    }

    private ClientIdentity IdentifyPassed(params (string, string)[] attributes)
    {
        (FileDescriptor first, FileDescriptor second) = Sockets.Pair();
        using (first)
        using (second)
        {
            return Identify(new ClientConnection(first, first, 0)
            {
                Attributes = attributes.ToDictionary(pair => pair.Item1, pair => pair.Item2),
            });
        }
    }

    private ClientIdentity Identify(ClientConnection client, params (string, string)[] settings)
    {
        Settings mainCf = Settings.FromValues(settings);
        return new ClientLookup(mainCf, _names, new SmtpdLog(new Log(0, _log), Postfix.Mail.AddressLogForm.Of(mainCf))).Identify(client);
    }

    private static string Show(ClientIdentity client) =>
        $"{client.NameAddress} {client.Port} -> {client.ServerAddress} {client.ServerPort}";
}
