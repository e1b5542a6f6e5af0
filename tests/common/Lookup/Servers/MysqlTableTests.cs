using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.Tests.Lookup.Servers;

[Collection(RealServers.Name)]
public sealed class MysqlTableTests(MariadbServer server) : SqlTableTests(server), IClassFixture<MariadbServer>
{
    private readonly MariadbServer _server = server;

    [Fact]
    public void A_procedure_finds_values() =>
        Assert.Equal("joe", Fixture.Find(Table("query = CALL find('%s')"), "joe@example.com"));

    [Fact]
    public void A_procedure_must_return_a_result_set_unless_it_need_not()
    {
        string strict = Table("query = CALL find_nothing()");
        Assert.True(Find(strict, "x").IsFailed);
        Assert.Equal([$"{strict}: query failed: query returned no result set(require_result_set = yes)"], Fixture.LogLines);
        Assert.Null(Fixture.Find(Table("query = CALL find_nothing()\nrequire_result_set = no"), "x"));
    }

    [Fact]
    public void Two_result_sets_are_one_too_many()
    {
        string table = Table("query = CALL find_twice('%s')");
        Assert.True(Find(table, "joe@example.com").IsFailed);
        Assert.Equal([$"{table}: query failed: multiple result sets returning data are not supported"], Fixture.LogLines);
    }

    [Fact]
    public void Keys_and_values_have_the_character_set()
    {
        const string query = "query = SELECT @@character_set_client";
        Assert.Equal("utf8mb4", Fixture.Find(Table(query), "x"));
        Assert.Equal("latin1", Fixture.Find(Table(query + "\ncharset = latin1"), "x"));
    }

    [Fact]
    public void The_character_set_is_not_that_of_a_file_with_options()
    {
        string options = Fixture.Write("my.cnf", "[client]\ndefault-character-set = latin1\n");
        Assert.Equal("utf8mb4", Fixture.Find(Table($"query = SELECT @@character_set_client\noption_file = {options}"), "x"));
    }

    [Fact]
    public void A_character_set_has_a_name()
    {
        string file = Fixture.Write("bad.cf", "dbname = x\nquery = SELECT 1\ncharset =\n");
        Assert.Equal($"{file}: bad string length 0 < 1: charset = ", Assert.Throws<TableException>(() => Fixture.Tables.Open($"mysql:{file}", TableFlags.None)).Message);
    }

    [Fact]
    public void A_port_may_have_a_name()
    {
        using TableFixture fixture = new(settings: ("known_tcp_ports", $"maria={_server.InetHost[(_server.InetHost.LastIndexOf(':') + 1)..]}"));
        string host = $"{_server.InetHost[..(_server.InetHost.LastIndexOf(':') + 1)]}maria";
        string parameters = _server.Parameters("query = SELECT 'there'").Replace(_server.UnixHost, host, StringComparison.Ordinal);
        Assert.Equal("there", fixture.Find($"mysql:{fixture.Write("t.cf", parameters)}", "x"));
    }

    [Fact]
    public void Quotes_are_doubled_where_backslashes_are_letters()
    {
        _server.Execute("SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES';");
        try
        {
            string table = Table("query = SELECT target FROM aliases WHERE mailbox = '%s'");
            Assert.Equal("quoted", Fixture.Find(table, "o'brien@example.com"));
            Assert.Null(Fixture.Find(table, "\\' OR 1=1 -- "));
        }
        finally
        {
            _server.Execute("SET GLOBAL sql_mode = DEFAULT;");
        }
    }

    [Fact]
    public void A_quote_behind_half_a_character_is_a_quote()
    {
        string table = Table("query = SELECT target FROM aliases WHERE mailbox = '%s'\ncharset = gbk");
        Assert.False(Find(table, ByteText.FromUnicode("€' OR 1=1 -- ")).IsFound);
        Assert.Contains("Illegal mix of collations", Assert.Single(Fixture.LogLines), StringComparison.Ordinal); // and no error of syntax
    }

    [Fact]
    public void A_file_with_options_has_the_login()
    {
        string options = Fixture.Write("my.cnf", $"[mail]\nuser = {SqlServer.User}\npassword = \"{SqlServer.Password}\"\n");
        string table = $"mysql:{Fixture.Write("t.cf", $"""
            hosts = {_server.UnixHost}
            dbname = {SqlServer.Database}
            query = SELECT target FROM aliases WHERE mailbox = '%s'
            option_file = {options}
            option_group = mail

            """)}";
        Assert.Equal("joe", Fixture.Find(table, "joe@example.com"));
    }

    [Fact]
    public void Encryption_proves_the_server()
    {
        const string encrypted = "query = SELECT IF(VARIABLE_VALUE = '', 'no', 'yes') FROM information_schema.SESSION_STATUS "
            + "WHERE VARIABLE_NAME = 'Ssl_cipher'\ntls_verify_cert = yes\n";
        Assert.Equal("yes", Fixture.Find(Table($"{encrypted}tls_CAfile = {_server.Authority}", _server.InetHost), "x"));
        Assert.True(Find(Table($"{encrypted}tls_CAfile = /etc/ssl/certs/ca-certificates.crt", _server.InetHost), "x").IsFailed);
        Assert.All(Fixture.LogLines, line => Assert.StartsWith($"connect to mysql server {_server.InetHost}: ", line, StringComparison.Ordinal));
    }
}
