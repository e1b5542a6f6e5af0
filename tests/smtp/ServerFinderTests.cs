using System.Net;
using System.Net.Sockets;
using Postfix.Dns;
using Postfix.Logging;
using Postfix.Net;
using Postfix.SmtpClient.Destinations;
using Postfix.Tests.Dns;

namespace Postfix.SmtpClient.Tests;

public class ServerFinderTests
{
    private const string Own = "192.0.2.99";

    private readonly CapturedLines _log = new();
    private readonly ScriptedNameServer _dns = new();

    [Fact]
    public void Exchangers_are_tried_in_the_order_of_their_preference()
    {
        _dns.On("d.example", DnsRecordType.MX, new DnsMessageBuilder().Exchanger("d.example", 20, "b.example").Exchanger("d.example", 10, "a.example"));
        Host("a.example", "192.0.2.1", "192.0.2.2");
        Host("b.example", "192.0.2.3");
        ServerList list = Find("d.example");
        Assert.Equal("a.example[192.0.2.1] a.example[192.0.2.2] b.example[192.0.2.3]", Describe(list));
        Assert.Equal(10, list.BestPreference);
    }

    [Fact]
    public void A_domain_without_exchangers_is_its_own_server()
    {
        _dns.On("d.example", DnsRecordType.MX, new DnsMessageBuilder());
        Host("d.example", "192.0.2.1");
        Assert.Equal("d.example[192.0.2.1]", Describe(Find("d.example")));
    }

    [Theory]
    [InlineData("[192.0.2.1]", "192.0.2.1[192.0.2.1]")]
    [InlineData("[h.example]", "h.example[192.0.2.5]")]
    public void A_host_in_brackets_has_no_exchangers(string nexthop, string servers)
    {
        Host("h.example", "192.0.2.5");
        Assert.Equal(servers, Describe(Find(nexthop)));
        Assert.DoesNotContain(_dns.Questions, question => question.EndsWith("MX", StringComparison.Ordinal));
    }

    [Fact]
    public void An_internationalised_domain_is_asked_for_in_ascii()
    {
        Host("xn--bcher-kva.example", "192.0.2.1");
        Assert.Equal("xn--bcher-kva.example[192.0.2.1]", Describe(Find(Postfix.Text.ByteText.FromUnicode("bücher.example"))));
    }

    [Fact]
    public void A_backup_tries_better_exchangers_only()
    {
        _dns.On("d.example", DnsRecordType.MX, new DnsMessageBuilder()
            .Exchanger("d.example", 10, "a.example").Exchanger("d.example", 20, "me.example").Exchanger("d.example", 20, "c.example"));
        Host("a.example", "192.0.2.1");
        Host("me.example", Own);
        Host("c.example", "192.0.2.3");
        ServerList list = Find("d.example");
        Assert.Equal("a.example[192.0.2.1]", Describe(list));
        Assert.True(list.IsOwnExchanger);
    }

    [Fact]
    public void The_best_exchanger_does_not_send_mail_to_itself()
    {
        _dns.On("d.example", DnsRecordType.MX, new DnsMessageBuilder().Exchanger("d.example", 10, "me.example").Exchanger("d.example", 20, "b.example"));
        Host("me.example", Own);
        Host("b.example", "192.0.2.2");
        Assert.Equal("5.4.6 mail for d.example loops back to myself", Describe(Find("d.example")));
    }

    [Fact]
    public void A_backup_that_cannot_find_the_primary_waits()
    {
        _dns.On("d.example", DnsRecordType.MX, new DnsMessageBuilder().Exchanger("d.example", 10, "gone.example").Exchanger("d.example", 20, "me.example"));
        Host("me.example", Own);
        Assert.Equal("4.4.4 unable to find primary relay for d.example", Describe(Find("d.example")));
    }

    [Fact]
    public void On_other_ports_the_own_address_may_be_somebody_else()
    {
        Host("me.example", Own);
        Assert.Equal($"me.example[{Own}]", Describe(Find("[me.example]", port: 2525)));
        Assert.Equal("5.4.6 mail for me.example loops back to myself", Describe(Find("[me.example]")));
    }

    [Theory]
    [InlineData(DnsResponseCode.ServerFailure, "4.4.3 Host or domain name not found. Name service error for name=d.example type=MX: Host not found, try again")]
    [InlineData(DnsResponseCode.Refused, "5.4.3 Host or domain name not found. Name service error for name=d.example type=MX: Non-recoverable error")]
    public void A_failing_name_server_is_not_an_answer(DnsResponseCode code, string trouble)
    {
        _dns.On("d.example", DnsRecordType.MX, new DnsMessageBuilder().Code(code));
        Host("d.example", "192.0.2.1");
        Assert.Equal(trouble, Describe(Find("d.example")));
    }

    [Fact]
    public void Null_mx_is_final()
    {
        _dns.On("d.example", DnsRecordType.MX, new DnsMessageBuilder().Exchanger("d.example", 0, ""));
        Host("d.example", "192.0.2.1");
        Assert.Equal("5.1.0 Domain d.example does not accept mail (nullMX)", Describe(Find("d.example")));
    }

    [Fact]
    public void Exchangers_without_addresses_are_reported_with_the_last_failure()
    {
        _dns.On("d.example", DnsRecordType.MX, new DnsMessageBuilder().Exchanger("d.example", 10, "a.example").Exchanger("d.example", 20, "b.example"));
        _dns.On("a.example", DnsRecordType.A, new DnsMessageBuilder().Code(DnsResponseCode.ServerFailure));
        Assert.Equal(
            "4.4.4 Host or domain name not found. Name service error for name=b.example type=A: Host not found", Describe(Find("d.example")));
        Assert.Contains("warning: no MX host for d.example has a valid address record", _log.Lines);
    }

    private void Host(string name, params string[] addresses)
    {
        DnsMessageBuilder reply = new();
        foreach (string address in addresses)
            reply.Address(name, address);
        _dns.On(name, DnsRecordType.A, reply);
    }

    [Theory]
    [InlineData("h.example")]
    [InlineData("[192.0.2.1]")]
    public void Without_network_protocols_no_host_is_found(string nexthop)
    {
        Host("h.example", "192.0.2.5");
        string host = nexthop.Trim('[', ']');
        Assert.Equal($"5.4.4 {host}: host not found", Describe(Find(nexthop, protocols: InetProtocols.None)));
    }

    [Theory]
    [InlineData(InetProtocols.Ip4, AddressFamily.InterNetwork)]
    [InlineData(InetProtocols.Ip6, AddressFamily.InterNetworkV6)]
    [InlineData(InetProtocols.All, AddressFamily.Unspecified)]
    public void The_name_service_is_asked_only_for_addresses_that_can_be_used(InetProtocols protocols, AddressFamily family)
    {
        AskedNames names = new();
        using Log log = new(0, _log);
        FinderRules rules = new()
        {
            Log = log,
            Order = new AddressOrder(AddressFamily.Unspecified, isShuffled: false, limit: 5, isBalanced: true, new Random(1)),
            Protocols = protocols,
            Sources = HostSources.Native,
            AddressTypes = [DnsRecordType.A],
            IsOwnAddress = _ => false,
        };
        new HostSearch(new Resolver(_dns, log.Warning), names, rules).Add("h.example", 0);
        Assert.Equal([family], names.Families);
    }

    [Fact]
    public void A_mail_domain_is_never_completed()
    {
        AskedOptions asked = new(_dns);
        using Log log = new(0, _log);
        FinderRules rules = new()
        {
            Log = log,
            Order = new AddressOrder(AddressFamily.Unspecified, isShuffled: false, limit: 5, isBalanced: true, new Random(1)),
            Protocols = InetProtocols.Ip4,
            AddressTypes = [DnsRecordType.A],
            DnsOptions = DnsOptions.DefaultDomain | DnsOptions.Dnssec,
            IsOwnAddress = _ => false,
        };
        new ServerFinder(new Resolver(asked, log.Warning), new SystemNameService(), rules).Find(new Destination("short", "short", 25));
        Assert.Equal(["MX Dnssec", "A DefaultDomain, Dnssec"], asked.Questions);
    }

    private ServerList Find(string nexthop, int port = 25, InetProtocols protocols = InetProtocols.Ip4)
    {
        using Log log = new(0, _log);
        FinderRules rules = new()
        {
            Log = log,
            Order = new AddressOrder(AddressFamily.Unspecified, isShuffled: false, limit: 5, isBalanced: true, new Random(1)),
            Protocols = protocols,
            AddressTypes = [DnsRecordType.A],
            IsOwnAddress = address => address.ToString() == Own,
        };
        ServerFinder finder = new(new Resolver(_dns, log.Warning), new SystemNameService(), rules);
        string host = nexthop.Trim('[', ']');
        return finder.Find(new Destination(nexthop, host, port));
    }

    private static string Describe(ServerList list) => list.Servers.Count == 0
        ? $"{list.Trouble!.Detail.Status} {list.Trouble.Detail.Reason}"
        : string.Join(' ', list.Servers.Select(server => $"{server.Host}[{server.Address}]"));

    /// <summary>Remembers how a name server was asked.</summary>
    private sealed class AskedOptions(ScriptedNameServer server) : INameServer
    {
        public List<string> Questions { get; } = [];

        public int Ask(string name, DnsRecordType type, DnsOptions options, Span<byte> reply)
        {
            Questions.Add($"{type} {options}");
            return server.Ask(name, type, options, reply);
        }
    }

    /// <summary>A name service that knows nothing, and remembers what it was asked.</summary>
    private sealed class AskedNames : INameService
    {
        public List<AddressFamily> Families { get; } = [];

        public HostAddresses FindAddresses(string host, AddressFamily family)
        {
            Families.Add(family);
            return new HostAddresses(NameLookupStatus.NotFound, [], "Name or service not known");
        }

        public AddressName FindName(IPAddress address) => new(NameLookupStatus.NotFound, "");
    }
}
