using System.Net;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Lookup;

namespace Postfix.Tests.Dns;

public class ResolverTests
{
    private readonly ScriptedNameServer _server = new();
    private readonly List<string> _warnings = [];
    private readonly RecordedLog _log = new();

    private Resolver Resolver => new(_server, _warnings.Add);

    [Fact]
    public void Found_records_are_those_of_the_requested_type()
    {
        _server.On("a.example", DnsRecordType.A, new DnsMessageBuilder().Alias("a.example", "b.example").Address("b.example", "192.0.2.1"));
        DnsResult result = Resolver.Lookup("a.example", DnsRecordType.A);
        Assert.Equal(DnsStatus.Found, result.Status);
        Assert.Equal([IPAddress.Parse("192.0.2.1")], result.Records.Cast<AddressRecord>().Select(r => r.Address));
    }

    [Fact]
    public void An_alias_without_data_is_followed()
    {
        _server.On("a.example", DnsRecordType.A, new DnsMessageBuilder().Alias("a.example", "b.example"));
        _server.On("b.example", DnsRecordType.A, new DnsMessageBuilder().Address("b.example", "192.0.2.1"));
        Assert.True(Resolver.Lookup("a.example", DnsRecordType.A).IsFound);
    }

    [Fact]
    public void A_loop_of_aliases_ends()
    {
        _server.On("a.example", DnsRecordType.A, new DnsMessageBuilder().Alias("a.example", "b.example"));
        _server.On("b.example", DnsRecordType.A, new DnsMessageBuilder().Alias("b.example", "a.example"));
        DnsResult result = Resolver.Lookup("a.example", DnsRecordType.A);
        Assert.Equal(DnsStatus.NotFound, result.Status);
        Assert.Equal("Name server loop for a.example", result.Reason);
        Assert.Single(_warnings);
    }

    [Theory]
    [InlineData(DnsResponseCode.NoSuchName, DnsStatus.NoSuchDomain, "Host not found")]
    [InlineData(DnsResponseCode.NoError, DnsStatus.NotFound, "Host found but no data record of requested type")]
    [InlineData(DnsResponseCode.ServerFailure, DnsStatus.TemporaryFailure, "Host not found, try again")]
    [InlineData(DnsResponseCode.Refused, DnsStatus.Failure, "Non-recoverable error")]
    public void Failures_have_the_texts_of_Postfix(DnsResponseCode code, DnsStatus status, string text)
    {
        _server.On("x.example", DnsRecordType.MX, new DnsMessageBuilder().Code(code));
        DnsResult result = Resolver.Lookup("x.example", DnsRecordType.MX);
        Assert.Equal(status, result.Status);
        Assert.Equal($"Host or domain name not found. Name service error for name=x.example type=MX: {text}", result.Reason);
    }

    [Fact]
    public void Silence_is_a_temporary_failure()
    {
        _server.On("x.example", DnsRecordType.A);
        Assert.Equal(DnsStatus.TemporaryFailure, Resolver.Lookup("x.example", DnsRecordType.A).Status);
    }

    [Fact]
    public void A_malformed_reply_is_a_temporary_failure()
    {
        _server.On("x.example", DnsRecordType.A, 1, 2, 3);
        DnsResult result = Resolver.Lookup("x.example", DnsRecordType.A);
        Assert.Equal(DnsStatus.TemporaryFailure, result.Status);
        Assert.Equal("Name service error for name=x.example type=A: Malformed or unexpected name server reply", result.Reason);
    }

    [Fact]
    public void Null_mx_is_told_apart()
    {
        _server.On("x.example", DnsRecordType.MX, new DnsMessageBuilder().Exchanger("x.example", 0, ""));
        DnsResult result = Resolver.Lookup("x.example", DnsRecordType.MX);
        Assert.Equal(DnsStatus.NullMx, result.Status);
        Assert.Equal("Domain x.example does not accept mail (nullMX)", result.Reason);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("no_such host")]
    [InlineData("a..b")]
    [InlineData("")]
    public void Names_that_are_no_host_names_are_not_asked_for(string name)
    {
        DnsResult result = Resolver.Lookup(name, DnsRecordType.A);
        Assert.True(result.IsNotFound);
        Assert.Equal($"Name service error for {name}: invalid host or domain name", result.Reason);
        Assert.Empty(_server.Questions);
    }

    [Fact]
    public void A_malformed_exchanger_name_is_dropped_with_a_warning()
    {
        _server.On("x.example", DnsRecordType.MX, new DnsMessageBuilder().Exchanger("x.example", 1, "bad host").Exchanger("x.example", 2, "good.example"));
        DnsResult result = Resolver.Lookup("x.example", DnsRecordType.MX);
        Assert.Equal("good.example", Assert.IsType<MailExchangerRecord>(Assert.Single(result.Records)).Host);
        Assert.Equal(
            [
                @"valid_hostname: invalid character 92(decimal): bad\032host",
                @"malformed domain name in resource data of MX record for x.example: bad\032host",
            ],
            _warnings);
    }

    [Fact]
    public void Security_ends_at_an_insecure_alias()
    {
        _server.On("a.example", DnsRecordType.A, new DnsMessageBuilder().Alias("a.example", "b.example"));
        _server.On("b.example", DnsRecordType.A, new DnsMessageBuilder().Address("b.example", "192.0.2.1").Authentic());
        Assert.False(Assert.Single(Resolver.Lookup("a.example", DnsRecordType.A, DnsOptions.Dnssec).Records).IsSecure);
        Assert.True(Assert.Single(Resolver.Lookup("b.example", DnsRecordType.A, DnsOptions.Dnssec).Records).IsSecure);
    }

    [Fact]
    public void Several_types_give_all_records_or_the_gravest_failure()
    {
        _server.On("a.example", DnsRecordType.A, new DnsMessageBuilder().Address("a.example", "192.0.2.1"));
        _server.On("a.example", DnsRecordType.AAAA, new DnsMessageBuilder().Address("a.example", "2001:db8::1"));
        _server.On("b.example", DnsRecordType.A, new DnsMessageBuilder().Code(DnsResponseCode.ServerFailure));
        DnsRecordType[] types = [DnsRecordType.A, DnsRecordType.AAAA];
        Assert.Equal(2, Resolver.Lookup("a.example", types).Records.Count);
        Assert.Equal(DnsStatus.TemporaryFailure, Resolver.Lookup("b.example", types).Status);
        Assert.Equal(DnsStatus.NoSuchDomain, Resolver.Lookup("c.example", types).Status);
    }

    [Fact]
    public void A_long_reply_is_asked_for_again_with_more_room()
    {
        DnsMessageBuilder reply = new();
        for (int i = 0; i < 120; i++)
            reply.Exchanger("long-name-to-fill-the-reply-quickly.example", i, "another-long-name-to-fill-the-reply-quickly.example");
        _server.On("x.example", DnsRecordType.MX, reply);
        Assert.Equal(DnsMessage.RecordLimit, Resolver.Lookup("x.example", DnsRecordType.MX).Records.Count);
        Assert.Equal(2, _server.Questions.Count);
    }

    [Fact]
    public void Not_found_says_how_long_it_holds() =>
        Assert.Equal(300u, Resolver.Lookup("nothing.example", DnsRecordType.A).NegativeTimeToLive);

    [Fact]
    public void A_filter_makes_records_disappear()
    {
        List<string> seen = [];
        Resolver resolver = new(_server, _warnings.Add, new DnsReplyFilter("table", Ask, _log.Log));
        _server.On("x.example", DnsRecordType.MX, new DnsMessageBuilder().Exchanger("x.example", 10, "bad.example").Exchanger("x.example", 20, "good.example"));
        _server.On("y.example", DnsRecordType.A, new DnsMessageBuilder().Address("bad.example", "192.0.2.1"));
        Assert.Equal("good.example", Assert.IsType<MailExchangerRecord>(Assert.Single(resolver.Lookup("x.example", DnsRecordType.MX).Records)).Host);
        DnsResult nothing = resolver.Lookup("y.example", DnsRecordType.A);
        Assert.Equal((DnsStatus.Filtered, "Error looking up name=y.example type=A: DNS reply filter drops all results"), (nothing.Status, nothing.Reason));
        Assert.Equal(["x.example. 60 IN MX 10 bad.example.", "x.example. 60 IN MX 20 good.example.", "bad.example. 60 IN A 192.0.2.1"], seen);

        LookupResult Ask(string record)
        {
            seen.Add(record);
            return record.Contains("bad", StringComparison.Ordinal) ? LookupResult.Found("ignore") : LookupResult.NotFound;
        }
    }

    [Fact]
    public void A_filter_asks_its_tables_in_order()
    {
        Settings settings = Settings.FromValues(
            ("smtp_dns_reply_filter", @"regexp:{{/\.1$$/ IGNORE it}}, regexp:{{/\.2$$/ ignore}}"));
        using TableSet tables = new(new TableContext(settings, _log.Log));
        Resolver resolver = new(_server, _warnings.Add, DnsReplyFilter.Open(tables, settings, SmtpParameters.Smtp.DnsReplyFilter));
        _server.On("a.example", DnsRecordType.A, new DnsMessageBuilder()
            .Address("a.example", "192.0.2.1").Address("a.example", "192.0.2.2").Address("a.example", "192.0.2.3"));
        Assert.Equal("192.0.2.3", Assert.IsType<AddressRecord>(Assert.Single(resolver.Lookup("a.example", DnsRecordType.A).Records)).Address.ToString());
    }

    [Theory]
    [InlineData("DROP", "warning: table: unknown DNS filter action: \"DROP\"")]
    [InlineData(null, null)]
    public void A_filter_that_does_not_work_is_a_temporary_failure(string? action, string? line)
    {
        DnsReplyFilter filter = new("table", _ => action is null ? LookupResult.Failed("broken") : LookupResult.Found(action), _log.Log);
        _server.On("y.example", DnsRecordType.A, new DnsMessageBuilder().Address("y.example", "192.0.2.1"));
        DnsResult result = new Resolver(_server, _warnings.Add, filter).Lookup("y.example", DnsRecordType.A);
        Assert.Equal(
            (DnsStatus.TemporaryFailure, "Error looking up name=y.example type=A: Invalid DNS reply filter syntax"), (result.Status, result.Reason));
        Assert.Equal(line is null ? [] : [line], _log.Lines);
    }
}
