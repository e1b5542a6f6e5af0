using System.Globalization;
using System.Security.Cryptography;
using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

public sealed class MemcacheTableTests : IDisposable
{
    private readonly TableFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("VALUE key 0 5\r\nhello\r\nEND\r\n", "hello")]
    [InlineData("VALUE key 7 0\r\n\r\nEND\r\n", "")]
    [InlineData("VALUE key 0 6\r\na\r\nb\0c\r\nEND\r\n", "a\r\nb\0c")]
    [InlineData("END\r\n", null)]
    public void A_reply_is_a_value_or_none(string reply, string? expected)
    {
        using LineServer server = new(_ => reply);
        Assert.Equal(expected, _fixture.Find(Table(server), "Key"));
        Assert.Equal(["get key"], server.Lines);
    }

    [Theory]
    [InlineData("VALUE other 0 5\r\nhello\r\nEND\r\n")]
    [InlineData("VALUE key 0 -1\r\n\r\nEND\r\n")]
    [InlineData("VALUE key 0 x\r\n")]
    [InlineData("VALUE key 0 99999999999\r\n")]
    [InlineData("VALUE key 0 10241\r\n")]
    [InlineData("VALUE key 0 3\r\nhello\r\nEND\r\n")]
    [InlineData("VALUE key 0 5\r\nhello\r\nFIN\r\n")]
    [InlineData("SERVER_ERROR out of memory\r\n")]
    [InlineData("ERROR\r\n")]
    [InlineData("\r\n")]
    public void A_reply_that_makes_no_sense_is_a_failure_after_some_attempts(string reply)
    {
        using LineServer server = new(_ => reply);
        Assert.Equal(LookupError.Retry, Find(Table(server), "key").Error);
        Assert.Equal(2, server.Clients);
        Assert.Single(_fixture.LogLines); // the first attempt may fail in silence
    }

    [Theory]
    [InlineData("VALUE key 0 10241\r\n", "{0}: unexpected memcache server reply: VALUE key 0 10241")]
    [InlineData("SERVER_ERROR out of memory, and then some\r\n", "{0}: unexpected memcache server reply: SERVER_ERROR out of memory, an")]
    [InlineData(LineServer.HangUp, "database memcache:{0}: I/O error")]
    public void A_failed_lookup_is_told_as_postfix_tells_it(string reply, string line)
    {
        using LineServer server = new(_ => reply);
        string table = Table(server, "max_try = 1");
        Assert.True(Find(table, "key").IsFailed);
        Assert.Equal([string.Format(CultureInfo.InvariantCulture, line, table["memcache:".Length..])], _fixture.LogLines);
    }

    [Fact]
    public void A_table_that_is_its_own_backup_is_refused()
    {
        string path = _fixture.Write("loop.cf", "");
        File.WriteAllText(path, $"backup = memcache:{path}\n");
        Assert.Contains("tables inside each other", Assert.Throws<TableException>(() => Find($"memcache:{path}", "key")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_that_is_too_long_is_lost_but_no_failure()
    {
        using LineServer server = new(_ => "DELETED\r\n");
        string name = Table(server, "data_size_limit = 3");
        LookupTable table = _fixture.Tables.Open(name, TableFlags.None, TableAccess.CreateOrUpdate);
        Assert.Equal(PutOutcome.Stored, table.Put("key", "long"));
        Assert.Equal(["delete key"], server.Lines);
        Assert.Equal([$"database {name}: data for key key is too long (data_size_limit=3) -- not stored"], _fixture.LogLines);
    }

    [Fact]
    public void Keys_can_be_digests()
    {
        using LineServer server = new(_ => "END\r\n");
        Assert.Null(_fixture.Find(Table(server, "key_digest = sha256\nkey_format = p-%s"), "a b"));
        Assert.Equal(["get " + Convert.ToHexStringLower(SHA256.HashData("p-a b"u8))], server.Lines);
    }

    [Fact]
    public void A_digest_that_does_not_exist_is_an_error()
    {
        using LineServer server = new(_ => "END\r\n");
        Assert.Contains("key digest nosuch is not available",
            Assert.Throws<TableException>(() => Find(Table(server, "key_digest = nosuch"), "a")).Message);
    }

    [Fact]
    public void Lines_have_a_limit()
    {
        using LineServer server = new(_ => new string('x', 200));
        Assert.True(Find(Table(server, "line_size_limit = 100\nmax_try = 1"), "key").IsFailed);
    }

    [Fact]
    public void A_server_that_hung_up_meanwhile_is_asked_again_at_once()
    {
        int count = 0;
        using LineServer server = new(_ => ++count == 2 ? LineServer.HangUp : "END\r\n");
        string table = Table(server, "max_try = 1");
        Assert.Null(_fixture.Find(table, "one"));
        Assert.Null(_fixture.Find(table, "two"));
        Assert.Equal(2, server.Clients);
        Assert.Empty(_fixture.LogLines);
    }

    [Fact]
    public void A_slow_server_is_a_failure()
    {
        using LineServer server = new(_ => null);
        Assert.Equal(LookupResult.Failed("Connection timed out"), Find(Table(server, "timeout = 1\nmax_try = 1"), "key"));
        Assert.Single(_fixture.LogLines);
    }

    [Fact]
    public void Nobody_there_is_a_failure_at_once()
    {
        string table = Write("memcache = unix:/nowhere\nretry_pause = 100");
        Assert.Equal(LookupResult.Failed("No such file or directory"), Find(table, "key"));
        LookupTable updates = _fixture.Tables.Open(table, TableFlags.None, TableAccess.CreateOrUpdate);
        Assert.Equal($"table {table}: write error: No such file or directory", Assert.Throws<TableException>(() => updates.Put("key", "x")).Message);
        Assert.Equal($"table {table}: delete error: No such file or directory", Assert.Throws<TableException>(() => updates.Delete("key")).Message);
        Assert.Equal(Enumerable.Repeat("connect to /nowhere: No such file or directory", 3), _fixture.LogLines);
    }

    [Theory]
    [InlineData("key_format = aliases:%s", "joe@a.b", "get aliases:joe@a.b")]
    [InlineData("key_format = %u-%d-%2-%%", "joe@a.b", "get joe-a.b-a-%")]
    [InlineData("domain = a.b", "joe@a.b", "get joe@a.b")]
    public void A_key_has_its_format(string parameter, string key, string command)
    {
        using LineServer server = new(_ => "END\r\n");
        Assert.Null(_fixture.Find(Table(server, parameter), key));
        Assert.Equal([command], server.Lines);
    }

    [Theory]
    [InlineData("domain = c.d", "joe@a.b")]
    [InlineData("domain = a.b", "@a.b")]
    [InlineData("key_format = %d", "joe")]
    [InlineData("", "")]
    [InlineData("", "two words")]
    [InlineData("", "x\r\ndelete y")]
    [InlineData("", "x\0y")]
    [InlineData("", "x\ty")]
    public void Some_keys_are_never_asked_for(string parameter, string key)
    {
        using LineServer server = new(_ => LineServer.HangUp);
        Assert.Null(_fixture.Find(Table(server, parameter), key, TableFlags.None));
        Assert.Empty(server.Lines);
        LookupTable table = _fixture.Tables.Open(Table(server, parameter), TableFlags.None, TableAccess.CreateOrUpdate);
        table.Put(key, "value");
        Assert.False(table.Delete(key));
        Assert.Empty(server.Lines);
        Assert.Single(_fixture.LogLines, line => line.Contains(": skipping update ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_domains_that_cannot_be_searched_is_a_failure()
    {
        string table = Write("domain = fail:x");
        Assert.Equal(LookupError.Retry, Find(table, "joe@a.b").Error);
        LookupTable updates = _fixture.Tables.Open(table, TableFlags.None, TableAccess.CreateOrUpdate);
        Assert.Throws<TableException>(() => updates.Put("joe@a.b", "x"));
        Assert.Throws<TableException>(() => updates.Delete("joe@a.b"));
    }

    [Fact]
    public void A_long_key_is_replaced_by_its_digest()
    {
        using LineServer server = new(_ => "END\r\n");
        string table = Table(server, "key_format = mine:%s");
        Assert.Null(_fixture.Find(table, new string('x', 245)));
        Assert.Null(_fixture.Find(table, new string('x', 246)));
        string beginning = "get mine:" + new string('x', 145);
        Assert.Equal(
        [
            beginning + new string('x', 100),
            // SHA-256 of mine:xxx…
            beginning + "#sha256=3af0e40f72ba94e7f02f1404ae89e215426a83506a171696d24ff8eff7edd452",
        ], server.Lines);
    }

    [Fact]
    public void Updates_have_flags_and_a_time_to_live()
    {
        using LineServer server = new(line => line.StartsWith("set", StringComparison.Ordinal) ? null : line == "some value" ? "STORED\r\n" : "DELETED\r\n");
        LookupTable table = _fixture.Tables.Open(Table(server, "flags = 5\nttl = 77"), TableFlags.None, TableAccess.CreateOrUpdate);
        Assert.Equal(PutOutcome.Stored, table.Put("key", "some value"));
        Assert.True(table.Delete("key"));
        Assert.Equal(["set key 5 77 10", "some value", "delete key"], server.Lines);
    }

    [Fact]
    public void An_update_that_fails_is_not_passed_over()
    {
        using LineServer server = new(_ => "NOT_STORED\r\n");
        LookupTable table = _fixture.Tables.Open(Table(server, "max_try = 1"), TableFlags.None, TableAccess.CreateOrUpdate);
        Assert.Throws<TableException>(() => table.Put("key", "v"));
        Assert.Throws<TableException>(() => table.Delete("key"));
        Assert.Equal(["update failed: NOT_STORED", "delete failed: NOT_STORED"], _fixture.LogLines.Select(line => line.Split(": ", 2)[1]));
    }

    [Fact]
    public void What_the_backup_knows_is_cached()
    {
        using LineServer server = new(line => line == "get key" ? "END\r\n" : line == "get no" ? "END\r\n" : line == "value" ? "STORED\r\n" : null);
        string table = Table(server, "backup = inline:{key=value}");
        Assert.Equal("value", _fixture.Find(table, "key"));
        Assert.Null(_fixture.Find(table, "no"));
        Assert.Equal(["get key", "set key 0 3600 5", "value", "get no"], server.Lines);
    }

    [Fact]
    public void The_backup_answers_when_the_server_does_not()
    {
        string table = Write("memcache = unix:/nowhere\nbackup = inline:{key=value}");
        Assert.Equal("value", _fixture.Find(table, "key"));
        Assert.Null(_fixture.Find(table, "other"));
        string failing = Write("memcache = unix:/nowhere\nbackup = fail:x");
        Assert.True(Find(failing, "key").IsFailed);
    }

    [Fact]
    public void Only_a_backup_can_be_listed()
    {
        string table = Write("");
        Assert.Null(_fixture.Tables.Open(table, TableFlags.Usual).First());
        Assert.Equal([$"database {table}: first/next support requires backup database"], _fixture.LogLines);
        LookupTable listed = _fixture.Tables.Open(Write("backup = inline:{a=1}"), TableFlags.Usual);
        Assert.Equal(new TableEntry("a", "1"), listed.First());
        Assert.Null(listed.Next());
        Assert.Single(_fixture.LogLines);
    }

    [Fact]
    public void Sensitive_data_is_refused()
    {
        string table = Write("");
        Assert.Equal($"{table} map is not allowed for security-sensitive data",
            Assert.Throws<TableException>(() => _fixture.Tables.Open(table, TableFlags.NoUnauthenticated)).Message);
    }

    private string Table(LineServer server, string parameters = "") => Write($"memcache = inet:127.0.0.1:{server.Port}\n{parameters}");

    private string Write(string parameters) => $"memcache:{_fixture.Write($"{Guid.NewGuid():N}.cf", parameters + "\n")}";

    private LookupResult Find(string table, string key) => _fixture.Tables.Open(table, TableFlags.Usual).Find(key);
}
