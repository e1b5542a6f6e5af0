using Postfix.Lookup;

namespace Postfix.Tests.Lookup.Servers;

[Collection(RealServers.Name)]
public sealed class PgsqlTableTests(PostgresServer server) : SqlTableTests(server), IClassFixture<PostgresServer>
{
    private const string Query = "query = SELECT target FROM aliases WHERE mailbox = '%s'";

    private readonly PostgresServer _server = server;

    private string Uri => $"postgresql://{SqlServer.User}:pa%27ss%20word@127.0.0.1:{_server.Port}/{SqlServer.Database}";

    [Fact]
    public void A_host_may_be_a_uri()
    {
        string table = $"pgsql:{Fixture.Write("uri.cf", $"hosts = {Uri}?sslmode=disable\n{Query}\n")}";
        Assert.Equal("joe", Fixture.Find(table, "joe@example.com"));
    }

    [Fact]
    public void A_uri_says_all_about_the_connection()
    {
        string uri = Uri.Replace($"{SqlServer.User}:pa%27ss%20word@", "", StringComparison.Ordinal);
        string login = $"user = {SqlServer.User}\npassword = {SqlServer.Password}";
        Assert.True(Find($"pgsql:{Fixture.Write("uri.cf", $"hosts = {uri}\n{login}\n{Query}\n")}", "joe@example.com").IsFailed);
    }

    [Fact]
    public void The_database_may_be_a_uri()
    {
        string table = $"pgsql:{Fixture.Write("uri.cf", $"hosts = 127.0.0.1:{_server.Port}\ndbname = {Uri}\n{Query}\n")}";
        Assert.Equal("joe", Fixture.Find(table, "joe@example.com"));
    }

    [Fact]
    public void The_password_of_a_uri_is_not_shown()
    {
        string uri = Uri.Replace("pa%27", "x", StringComparison.Ordinal);
        Assert.True(Find($"pgsql:{Fixture.Write("uri.cf", $"hosts = {uri}?password=secret\n{Query}\n")}", "joe@example.com").IsFailed);
        string shown = $"connect to pgsql server postgresql://mail@127.0.0.1:{_server.Port}/maildb?: ";
        Assert.All(Fixture.LogLines, line => Assert.StartsWith(shown, line, StringComparison.Ordinal));
        Assert.All(Fixture.LogLines, line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
        Assert.NotEmpty(Fixture.LogLines);
    }

    [Fact]
    public void Encryption_proves_the_server()
    {
        string encrypted = "query = SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()\n";
        string trusting = $"hosts = {Uri}?sslmode=verify-full&sslrootcert={_server.Authority}\n";
        Assert.Equal("t", Fixture.Find($"pgsql:{Fixture.Write("tls.cf", trusting + encrypted)}", "x"));
        Assert.True(Find($"pgsql:{Fixture.Write("none.cf", $"hosts = {Uri}?sslmode=verify-full&sslrootcert=/nowhere\n{encrypted}")}", "x").IsFailed);
    }

    [Fact]
    public void A_function_finds_values_unless_there_is_a_query()
    {
        Assert.Equal("joe", Fixture.Find(Table("select_function = find"), "joe@example.com"));
        Assert.Equal("7", Fixture.Find(Table("select_function = find\nquery = SELECT 7 WHERE '%s' <> ''"), "joe@example.com"));
    }

    [Fact]
    public void Null_is_an_empty_result()
    {
        string table = Table("query = SELECT 'x', NULL WHERE '%s' <> ''");
        Assert.Equal("x", Fixture.Find(table, "joe"));
        Assert.Equal([$"table \"{table}\": empty lookup result for: \"joe\" -- ignored"], Fixture.LogLines);
    }

    [Fact]
    public void A_query_without_a_statement_is_a_failure()
    {
        Assert.True(Find(Table("query = -- '%s'"), "joe").IsFailed);
        Assert.Equal([$"pgsql query failed: unknown code 0x0 from host {_server.UnixHost}"], Fixture.LogLines);
    }

    [Fact]
    public void Keys_and_values_have_the_encoding()
    {
        Assert.Equal("SQL_ASCII", Fixture.Find(Table("query = SHOW client_encoding\nencoding = SQL_ASCII"), "x"));
        Assert.Equal("UTF8", Fixture.Find(Table("query = SHOW client_encoding"), "x"));
        Assert.True(Find(Table("query = SELECT 1\nencoding = klingon"), "x").IsFailed);
        Assert.Equal($"dict_pgsql: cannot set the encoding to klingon, skipping {_server.UnixHost}", Fixture.LogLines[^1]);
    }
}
