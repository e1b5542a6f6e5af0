using System.Diagnostics;
using Postfix.Lookup;

namespace Postfix.Tests.Lookup.Servers;

[Collection(RealServers.Name)]
public sealed class RedisTests(RedisServer server) : IClassFixture<RedisServer>, IDisposable
{
    private readonly TableFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("", "joe@example.com", "joe")]
    [InlineData("", "nobody@example.com", null)]
    [InlineData("", "o'brien \"x\"", "odd")]
    [InlineData("query = HGET aliases %u", "joe@example.com", "hash-joe")]
    [InlineData("query = HGET aliases %u", "ann@example.com", null)]
    [InlineData("query = SISMEMBER domains %s", "example.com", "1")]
    [InlineData("query = SISMEMBER domains %s\nresult_format = smtp:[%S]", "example.com", "smtp:[example.com]")]
    [InlineData("query = SISMEMBER domains %s", "example.org", null)]
    [InlineData("query = LRANGE %s 0 -1", "list", "one,two,three")]
    [InlineData("query = LRANGE %s 0 -1\nresult_format = %s@%S", "list", "one@list,two@list,three@list")]
    [InlineData("query = GET %u\ndbnum = 3", "joe@example.com", "other database")]
    [InlineData("domain = example.org", "joe@example.com", null)]
    [InlineData("domain = example.com", "joe@example.com", "joe")]
    public void A_command_finds_what_there_is(string parameters, string key, string? expected) =>
        Assert.Equal(expected, _fixture.Find(Table(parameters), key));

    [Fact]
    public void More_values_than_the_limit_are_a_failure()
    {
        string table = Table("query = LRANGE %s 0 -1\nexpansion_limit = 2");
        Assert.Equal(LookupError.Retry, Find(table, "list").Error);
        Assert.Contains($"{table}: Expansion limit exceeded for key: 'list'", _fixture.LogLines);
    }

    [Theory]
    [InlineData("joe@example.com\r\nFLUSHALL")]
    [InlineData("joe@example.com FLUSHALL")]
    [InlineData("joe@example.com\0")]
    [InlineData("*")]
    [InlineData("\u00e0\u0080\u00a7")]
    public void A_hostile_key_is_but_a_key(string key)
    {
        string table = Table("");
        Assert.Null(_fixture.Find(table, key, TableFlags.None));
        Assert.Equal("joe", _fixture.Find(table, "joe@example.com"));
        Assert.Null(_fixture.Find(table, new string('x', 1_000_000)));
    }

    [Fact]
    public void Keys_made_by_chance_are_not_found()
    {
        string table = Table("query = HGET aliases %s");
        Assert.All(HostileKeys.All(), key => Assert.Null(_fixture.Find(table, key, TableFlags.None)));
        Assert.Empty(_fixture.LogLines);
    }

    [Fact]
    public void A_command_that_does_not_fit_the_entry_is_a_failure_of_that_lookup_only()
    {
        string table = Table("");
        Assert.Equal(LookupError.Retry, Find(table, "list").Error);
        Assert.StartsWith($"{table}: query failed: WRONGTYPE ", Assert.Single(_fixture.LogLines), StringComparison.Ordinal);
        Assert.Equal("joe", _fixture.Find(table, "joe@example.com"));
    }

    [Fact]
    public void A_user_has_a_password_and_its_own_rights()
    {
        string login = $"user = mail\npassword = {RedisServer.UserPassword}\n";
        Assert.Equal("joe", _fixture.Find(Write($"hosts = {server.InetHost}\n{login}"), "joe@example.com"));
        Assert.True(Find(Write($"hosts = {server.InetHost}\n{login}query = HGET aliases %s"), "joe").IsFailed);
        Assert.Contains("query failed: NOPERM ", Assert.Single(_fixture.LogLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password = wrong", "WRONGPASS ")]
    [InlineData("user = mail\npassword = wrong", "WRONGPASS ")]
    [InlineData("", "NOAUTH ")]
    public void A_wrong_password_is_a_failure(string login, string reason)
    {
        Assert.Equal(LookupError.Retry, Find(Write($"hosts = {server.InetHost}\n{login}"), "joe@example.com").Error);
        Assert.StartsWith($"connect to redis server {server.InetHost}: {reason}", Assert.Single(_fixture.LogLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Encryption_proves_the_server()
    {
        string trusting = $"require_tls = yes\ntls_verify_cert = yes\ntls_CAfile = {server.Authority}";
        Assert.Equal("joe", _fixture.Find(Table(trusting, server.TlsHost), "joe@example.com"));
        Assert.Equal("joe", _fixture.Find(Table("require_tls = yes", server.OtherTlsHost), "joe@example.com"));
        Assert.True(Find(Table(trusting, server.OtherTlsHost), "joe@example.com").IsFailed);
        Assert.True(Find(Table("require_tls = yes\ntls_verify_cert = yes\ntls_CApath = /etc/ssl/certs", server.TlsHost), "joe@example.com").IsFailed);
        Assert.Equal(2, _fixture.LogLines.Count(line => line.EndsWith(": the certificate does not prove the name "
            + (line.Contains("127.0.0.2", StringComparison.Ordinal) ? "127.0.0.2" : "127.0.0.1"), StringComparison.Ordinal)));
        Assert.True(Find(Table("require_tls = yes\ntimeout = 1", server.InetHost), "joe@example.com").IsFailed);
    }

    [Fact]
    public void A_dead_server_is_left_alone_while_another_one_answers()
    {
        string table = Table("", $"unix:/nowhere {server.InetHost}");
        for (int i = 0; i < 3; i++)
            Assert.Equal("joe", _fixture.Find(table, "joe@example.com"));
        Assert.Equal(["connect to redis server unix:/nowhere: No such file or directory"], _fixture.LogLines);
    }

    [Fact]
    public void A_restarted_server_is_asked_without_a_failure()
    {
        string table = Table("");
        Assert.Equal("joe", _fixture.Find(table, "joe@example.com"));
        server.Kill();
        server.Start();
        Assert.Equal("joe", _fixture.Find(table, "joe@example.com"));
        Assert.Empty(_fixture.LogLines);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_a_failure()
    {
        string table = Table("timeout = 1");
        Assert.Equal("joe", _fixture.Find(table, "joe@example.com"));
        server.Freeze();
        try
        {
            long start = Stopwatch.GetTimestamp();
            Assert.Equal(LookupError.Retry, Find(table, "joe@example.com").Error);
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
            Assert.StartsWith($"{table}: query failed: ", Assert.Single(_fixture.LogLines), StringComparison.Ordinal);
        }
        finally
        {
            server.Thaw();
        }
    }

    [Theory]
    [InlineData("ttl = 500", 500)]
    [InlineData("", 3600)]
    [InlineData("ttl = 0", -1)]
    public void A_table_of_entries_is_a_cache(string parameters, int secondsToLive)
    {
        LookupTable table = _fixture.Tables.Open(Table($"query = GET cache:%s\n{parameters}"), TableFlags.None, TableAccess.CreateOrUpdate);
        Assert.Equal(PutOutcome.Stored, table.Put("a key", "some\r\nvalue"));
        Assert.Equal("some\r\nvalue", table.Find("a key").Value);
        int left = int.Parse(server.Execute("TTL", "cache:a key"), null);
        Assert.InRange(left, secondsToLive - 60, secondsToLive);
        Assert.True(table.Delete("a key"));
        Assert.False(table.Delete("a key"));
        Assert.Equal(LookupStatus.NotFound, table.Find("a key").Status);
        Assert.Throws<TableException>(() => table.First());
    }

    [Fact]
    public void An_update_that_fails_is_not_passed_over()
    {
        LookupTable table = _fixture.Tables.Open(
            Write($"hosts = {server.InetHost}\nuser = mail\npassword = {RedisServer.UserPassword}"), TableFlags.None, TableAccess.CreateOrUpdate);
        Assert.Throws<TableException>(() => table.Put("key", "value"));
        Assert.Throws<TableException>(() => table.Delete("key"));
    }

    [Fact]
    public void Threads_share_a_table() =>
        SharedTable.AssertAnswers(_fixture.Tables.Open(Table(""), TableFlags.Usual), "joe@example.com", "joe");

    private string Table(string parameters, string? hosts = null) =>
        Write($"hosts = {hosts ?? server.UnixHost}\npassword = {RedisServer.Password}\n{parameters}");

    private string Write(string parameters) => $"redis:{_fixture.Write($"{Guid.NewGuid():N}.cf", parameters + "\n")}";

    private LookupResult Find(string table, string key) => _fixture.Tables.Open(table, TableFlags.Usual).Find(key);
}
