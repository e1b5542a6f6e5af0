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
