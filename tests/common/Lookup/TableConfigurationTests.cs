using Postfix.Lookup;
using Postfix.Lookup.Tables;

namespace Postfix.Tests.Lookup;

public sealed class TableConfigurationTests
{
    [Fact]
    public void Parameters_of_a_file_are_named_after_it()
    {
        using TableFixture fixture = new();
        string file = fixture.Write("t.cf", "number = x\nlow = 1\nhigh = 9\nflag = maybe\nempty =\n");
        Assert.Equal(
        [
            $"{file}: bad numerical configuration: number = x",
            $"{file}: invalid low parameter value 1 < 2",
            $"{file}: invalid high parameter value 9 > 8",
            $"{file}: bad boolean configuration: flag = maybe",
            $"{file}: bad string length 0 < 1: empty = ",
            $"{file}: bad string length 0 < 1: missing = ",
        ], Refusals(fixture, file));
    }

    [Fact]
    public void Parameters_of_main_cf_have_their_full_names()
    {
        using TableFixture fixture = new(settings: [("t_number", "x"), ("t_low", "1"), ("t_high", "9"), ("t_flag", "maybe"), ("t_empty", "")]);
        Assert.Equal(
        [
            "bad numerical configuration: t_number = x",
            "invalid t_low parameter value 1 < 2",
            "invalid t_high parameter value 9 > 8",
            "bad boolean configuration: t_flag = maybe",
            "bad string length 0 < 1: t_empty = ",
            "bad string length 0 < 1: t_missing = ",
        ], Refusals(fixture, "t"));
    }

    [Theory]
    [InlineData("mysql", "query = q\ndbname = d\nresult_format =", "bad string length 0 < 1: result_format = ")]
    [InlineData("pgsql", "query = q\ndbname = d\nresult_format =", "bad string length 0 < 1: result_format = ")]
    [InlineData("sqlite", "query = q\ndbpath = d\nresult_format =", "bad string length 0 < 1: result_format = ")]
    [InlineData("sqlite", "dbpath = d", "bad string length 0 < 1: table = ")]
    [InlineData("sqlite", "dbpath = d\ntable = t", "bad string length 0 < 1: select_field = ")]
    [InlineData("sqlite", "dbpath = d\ntable = t\nselect_field = s", "bad string length 0 < 1: where_field = ")]
    [InlineData("ldap", "server_host =", "bad string length 0 < 1: server_host = ")]
    [InlineData("ldap", "scope =", "bad string length 0 < 1: scope = ")]
    [InlineData("ldap", "bind =", "bad string length 0 < 1: bind = ")]
    [InlineData("ldap", "result_format =\nresult_filter =", "bad string length 0 < 1: result_filter = ")]
    [InlineData("memcache", "max_try = 0", "invalid max_try parameter value 0 < 1")]
    [InlineData("memcache", "retry_pause = 0", "invalid retry_pause parameter value 0 < 1")]
    [InlineData("memcache", "line_size_limit = 0", "invalid line_size_limit parameter value 0 < 1")]
    [InlineData("memcache", "data_size_limit = 0", "invalid data_size_limit parameter value 0 < 1")]
    public void Values_have_limits(string type, string parameters, string message)
    {
        using TableFixture fixture = new();
        string file = fixture.Write("t.cf", parameters + "\n");
        Assert.Equal($"{file}: {message}", Refusal(() => fixture.Tables.Open($"{type}:{file}", TableFlags.None)));
    }

    [Theory]
    [InlineData("-5", -5)]
    [InlineData("+7", 7)]
    public void Numbers_may_have_a_sign(string value, int expected)
    {
        using TableFixture fixture = new();
        string file = fixture.Write("t.cf", $"number = {value}\n");
        TableConfiguration configuration = Read(fixture, file);
        Assert.Equal(expected, configuration.Number("number", 0));
        Assert.Equal($"{file}: invalid number parameter value {expected} < 8", Refusal(() => configuration.Number("number", 0, min: 8)));
    }

    [Fact]
    public void Only_another_value_overrides_an_earlier_one()
    {
        using TableFixture fixture = new();
        string file = fixture.Write("t.cf", "a = 1\na = 1\na = 2\n");
        Assert.Equal("2", Read(fixture, file).Text("a"));
        Assert.Equal([$"{file}, line 3: overriding earlier entry: a=1"], fixture.LogLines);
    }

    [Theory]
    [InlineData("= x", "missing attribute name: \"= x\"")]
    [InlineData("a", "missing '=' after attribute name: \"a\"")]
    [InlineData("a b = x", "missing '=' after attribute name: \"a b = x\"")]
    public void A_line_that_is_no_setting_is_refused(string line, string message)
    {
        using TableFixture fixture = new();
        string file = fixture.Write("t.cf", line + "\n");
        Assert.Equal($"{file}, line 1: {message}", Refusal(() => Read(fixture, file)));
    }

    [Theory]
    [InlineData("hosts = inet:db.example:1 postgresql:///x", "db.example")]
    [InlineData("hosts = one unix:/run/db", "/run/db")]
    [InlineData("", "localhost")]
    public void A_pgsql_host_that_is_no_uri_needs_a_database(string hosts, string target)
    {
        using TableFixture fixture = new();
        string table = "pgsql:" + fixture.Write("t.cf", $"query = q\n{hosts}\n");
        Assert.Equal($"{table} host target '{target}' requires dbname setting", Refusal(() => fixture.Tables.Open(table, TableFlags.None)));
    }

    [Fact]
    public void A_service_that_does_not_exist_is_refused()
    {
        using TableFixture fixture = new();
        string table = "mysql:" + fixture.Write("t.cf", "query = q\ndbname = d\nhosts = localhost:nosuch\n");
        Assert.Equal("unknown service: nosuch/tcp", Refusal(() => fixture.Tables.Open(table, TableFlags.None)));
    }

    [Fact]
    public void A_server_host_that_is_no_url_is_passed_over()
    {
        using TableFixture fixture = new();
        fixture.Tables.Open("ldap:" + fixture.Write("t.cf", "server_host = ldap://[x\nsasl_minssf = x\n"), TableFlags.None);
        Assert.Equal(["dict_ldap_open: error parsing URL ldap://[x: 5: Compare False; skipping"], fixture.LogLines);
    }

    [Theory]
    [InlineData("sqlite", "dbpath")]
    [InlineData("mysql", "dbname")]
    [InlineData("pgsql", "table")]
    [InlineData("mongodb", "uri")]
    public void A_table_without_any_parameters_lacks_the_first_one(string type, string parameter)
    {
        using TableFixture fixture = new();
        Assert.Equal($"bad string length 0 < 1: t_{parameter} = ", Refusal(() => fixture.Tables.Open($"{type}:t", TableFlags.None)));
    }

    [Theory]
    [InlineData("", "", "table \"x:y\": empty query string -- ignored")]
    [InlineData("domain = example.com", "", null)]
    [InlineData("domain = example.com", "joe@example.net", null)]
    [InlineData("", "joe", null)]
    public void Only_an_empty_key_that_no_domain_excludes_is_warned_about(string parameters, string key, string? warning)
    {
        using TableFixture fixture = new();
        TableSpec spec = new("x", "y");
        TableRequest request = new(spec, TableFlags.None, TableAccess.Read, fixture.Tables);
        TableConfiguration configuration = Read(fixture, fixture.Write("t.cf", parameters + "\n"));
        DatabaseKeys keys = new(request, configuration, new ExpansionTemplate("%d", isQuery: true, "y"));
        Assert.Equal(LookupResult.NotFound, keys.Decline(new AddressParts(key)));
        Assert.Equal(warning is null ? [] : [warning], fixture.LogLines);
    }

    private static List<string> Refusals(TableFixture fixture, string name)
    {
        TableConfiguration configuration = Read(fixture, name);
        return
        [
            Refusal(() => configuration.Number("number", 0)),
            Refusal(() => configuration.Number("low", 0, min: 2)),
            Refusal(() => configuration.Number("high", 0, max: 8)),
            Refusal(() => configuration.Flag("flag", false)),
            Refusal(() => configuration.Required("empty", "default")),
            Refusal(() => configuration.Required("missing")),
        ];
    }

    private static TableConfiguration Read(TableFixture fixture, string name) =>
        TableConfiguration.Read(new TableRequest(new TableSpec("x", name), TableFlags.None, TableAccess.Read, fixture.Tables));

    private static string Refusal(Func<object> read) => Assert.Throws<TableException>(read).Message;
}
