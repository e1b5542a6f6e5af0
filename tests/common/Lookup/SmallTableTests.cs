using Postfix.Config;
using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Tests.Lookup;

public class SmallTableTests
{
    [Theory]
    [InlineData("static:value", "any", "value")]
    [InlineData("static:{two words}", "any", "two words")]
    [InlineData("inline:{a=1, {b = two words}, c={3}}", "b", "two words")]
    [InlineData("inline:{a=1, {b = two words}, c={3}}", "c", "{3}")]
    [InlineData("inline:{A=1}", "a", "1")]
    [InlineData("inline:{{\"x y\" = z}}", "\"x y\"", "z")]
    [InlineData("inline:{a=1}", "b", null)]
    [InlineData("inline:{=b}", "a", null)]
    [InlineData("inline:{a=b, =c}", "a", "b")]
    [InlineData("inline:{a=b, {=c}}", "a", "b")]
    [InlineData("unionmap:{static:one,inline:{x=two}}", "x", "one,two")]
    [InlineData("unionmap:{inline:{y=1},inline:{x=two}}", "x", "two")]
    [InlineData("unionmap:{inline:{y=1}}", "x", null)]
    [InlineData("pipemap:{inline:{a=b},inline:{b=c}}", "a", "c")]
    [InlineData("pipemap:{inline:{a=b},inline:{x=c}}", "a", null)]
    [InlineData("randmap:{same,same}", "x", "same")]
    [InlineData("proxy:inline:{a=1}", "a", "1")]
    [InlineData("unix:passwd.byname", "nosuchuserhere", null)]
    [InlineData("internal:x", "a", null)]
    public void Tables_without_files_answer(string table, string key, string? expected)
    {
        using TableFixture fixture = new();
        Assert.Equal(expected, fixture.Find(table, key));
    }

    [Fact]
    public void Tables_inside_each_other_come_to_an_end()
    {
        using TableFixture fixture = new();
        Assert.Equal("one", fixture.Find(Nested("unionmap:{", 50, "}"), "x"));
        foreach (string table in (string[])[Nested("unionmap:{", 20_000, "}"), Nested("debug:", 20_000, "")])
            Assert.EndsWith(" table: more than 100 tables inside each other", Refusal(table), StringComparison.Ordinal);
        Assert.Equal("one", fixture.Find(Nested("pipemap:{", 99, "}"), "x"));

        string Refusal(string table) => Assert.Throws<TableException>(() => fixture.Tables.Open(table, TableFlags.Usual)).Message;

        static string Nested(string before, int count, string after) =>
            $"{string.Concat(Enumerable.Repeat(before, count))}static:one{string.Concat(Enumerable.Repeat(after, count))}";
    }

    [Theory]
    [InlineData("inline:{bad syntax", "bad syntax: \"inline:{bad syntax\"; need \"inline:{name=value...}\"")]
    [InlineData("inline:{}", "bad syntax: \"inline:{}\"; need \"inline:{name=value...}\"")]
    [InlineData("inline:{a}", "missing '=' after attribute name: \"inline:{a}\"; need \"inline:{name=value...}\"")]
    [InlineData("inline:{,}", "empty table: \"inline:{,}\"; need \"inline:{name=value...}\"")]
    [InlineData("static:{a", "bad static:name syntax: missing '}' in \"{a\"")]
    [InlineData("unionmap:hash:x", "bad syntax: \"unionmap:hash:x\"; need \"unionmap:{type:name...}\"")]
    [InlineData("pipemap:{x}", "bad syntax: \"pipemap:{x}\"; need \"pipemap:{type:name...}\"")]
    [InlineData("randmap:x", "bad syntax: \"randmap:x\"; need \"randmap:{value...}\"")]
    [InlineData("nosuch:/x", "unsupported dictionary type: nosuch")]
    [InlineData("debug:t", "open dictionary: expecting \"type:name\" form instead of \"t\"")]
    [InlineData("word", "open dictionary: expecting \"type:name\" form instead of \"word\"")]
    [InlineData("hash:/nonexistent/x", "open database /nonexistent/x.db: No such file or directory")]
    [InlineData("btree:/nonexistent/x", "open database /nonexistent/x.db: No such file or directory")]
    [InlineData("lmdb:/nonexistent/x", "open database /nonexistent/x.lmdb: No such file or directory")]
    [InlineData("cdb:/nonexistent/x", "open database /nonexistent/x.cdb: No such file or directory")]
    [InlineData("regexp:/nonexistent/x", "open /nonexistent/x: No such file or directory")]
    [InlineData("texthash:/nonexistent/x", "open database /nonexistent/x: No such file or directory")]
    [InlineData("unix:nosuch", "unknown table: unix:nosuch")]
    [InlineData("regexp:{/x/ y}", "regexp map: no '{' at start of text in \"/x/\"")]
    public void A_table_that_cannot_be_opened_says_why(string table, string message)
    {
        using TableFixture fixture = new();
        Assert.Equal(message, Assert.Throws<TableException>(() => fixture.Tables.Open(table, TableFlags.Usual)).Message);
    }

    [Theory]
    [InlineData("nofile", "open nofile: No such file or directory")]
    [InlineData("/", "read /: Is a directory")]
    [InlineData("", "empty pathname list: >><<'")]
    public void An_inline_table_of_files_that_cannot_be_read_says_why(string file, string problem)
    {
        using TableFixture fixture = new();
        Assert.Equal($"{problem}: \"inline:{{a={file}}}\"; need \"inline:{{name=filename...}}\"", Assert.Throws<TableException>(
            () => fixture.Tables.Open($"inline:{{a={file}}}", TableFlags.ValuesAreFiles)).Message);
    }

    [Fact]
    public void In_a_daemon_a_missing_table_fails_lookups_but_not_the_daemon()
    {
        using TableFixture fixture = new(UnavailableTables.Substitute);
        LookupTable table = fixture.Tables.Open("hash:/nonexistent/x", TableFlags.Usual);
        Assert.Equal(LookupStatus.Failed, table.Find("a").Status);
        string reason = "open database /nonexistent/x.db: No such file or directory";
        Assert.Equal([reason, $"hash:/nonexistent/x is unavailable. {reason}"], fixture.LogLines);
    }

    [Fact]
    public void The_first_member_of_a_combination_decides_about_partial_keys()
    {
        using TableFixture fixture = new();
        Assert.True(fixture.Tables.Open("unionmap:{static:a,regexp:{{/x/ y}}}", TableFlags.Usual).HasFixedKeys);
        Assert.False(fixture.Tables.Open("unionmap:{regexp:{{/x/ y}},static:a}", TableFlags.Usual).HasFixedKeys);
    }

    [Fact]
    public void A_failing_member_fails_the_combination()
    {
        using TableFixture fixture = new();
        Assert.True(fixture.Tables.Open("unionmap:{static:a,fail:x}", TableFlags.Usual).Find("k").IsFailed);
        Assert.True(fixture.Tables.Open("pipemap:{static:a,fail:x}", TableFlags.Usual).Find("k").IsFailed);
    }

    [Fact]
    public void Environ_shows_the_environment_of_the_process()
    {
        using TableFixture fixture = new();
        Environ.Set("lookup_test", "here");
        Assert.Equal("here", fixture.Find("environ:x", "lookup_test"));
    }

    [Fact]
    public void Unix_answers_with_lines_of_the_user_and_group_databases()
    {
        using TableFixture fixture = new();
        Assert.StartsWith("root:x:0:0:", fixture.Find("unix:passwd.byname", "root"));
        Assert.StartsWith("root:x:0:", fixture.Find("unix:group.byname", "root"));
    }

    [Fact]
    public void Without_a_NIS_domain_its_tables_are_empty()
    {
        using TableFixture fixture = new();
        Assert.Null(fixture.Find("nis:mail.aliases", "root"));
        Assert.Equal(["dict_nis_init: NIS domain name not set - NIS lookups disabled"], fixture.LogLines);
    }

    [Fact]
    public void Debug_logs_what_it_is_asked()
    {
        using TableFixture fixture = new();
        fixture.Find("debug:static:v", "key");
        Assert.Equal(["\"key\" = \"v\""], fixture.LogLines);
    }

    [Fact]
    public void Debug_names_the_table_as_it_is_configured()
    {
        RecordedLog log = new();
        using TableSet tables = new(new TableContext(Settings.FromValues(), log.Log));
        tables.Open("debug:proxy:static:v", TableFlags.None).Find("key");
        Assert.Equal(["proxy:static:v lookup: \"key\" = \"v\""], log.Lines);
    }

    [Fact]
    public void Names_of_types_are_those_of_postconf_m() => Assert.Equal(
        ["btree", "cdb", "cidr", "debug", "environ", "fail", "hash", "inline", "internal", "ldap", "lmdb", "memcache", "mongodb", "mysql", "nis", "pcre",
         "pgsql", "pipemap", "proxy", "randmap", "redis", "regexp", "socketmap", "sqlite", "static", "tcp", "texthash", "unionmap", "unix"],
        TableRegistry.Names);
}
