using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

public sealed class RedisTableTests : IDisposable
{
    private readonly TableFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("$5\r\nhello\r\n", "hello")]
    [InlineData("$4\r\na\r\nb\r\n", "a\r\nb")]
    [InlineData("+hello\r\n", "hello")]
    [InlineData(":3\r\n", "3")]
    [InlineData("*3\r\n$1\r\na\r\n$-1\r\n*1\r\n$1\r\nb\r\n", "a,b")]
    [InlineData("$-1\r\n", null)]
    [InlineData("*-1\r\n", null)]
    [InlineData("*0\r\n", null)]
    [InlineData(":0\r\n", null)]
    [InlineData("$0\r\n\r\n", null)]
    public void A_reply_is_values_or_nothing(string reply, string? expected)
    {
        using LineServer server = Serve(reply);
        Assert.Equal(expected, _fixture.Find(Table(server), "Key"));
        Assert.Equal(["*2", "$3", "GET", "$3", "key"], server.Lines[3..]);
    }

    [Theory]
    [InlineData("-ERR what\r\n", "ERR what")]
    [InlineData("*1\r\n-ERR inside\r\n", "ERR inside")]
    [InlineData("?\r\n", "Protocol error, got \"?\" as reply type byte")]
    [InlineData("\u001b[2J\r\n", "Protocol error, got \"\\x1b\" as reply type byte")]
    [InlineData("\r\n", "Protocol error, got \"\\r\" as reply type byte")]
    [InlineData(":x\r\n", "Bad integer value")]
    [InlineData("$x\r\n", "Bad bulk string length")]
    [InlineData("$-2\r\n", "Bulk string length out of range")]
    [InlineData("*-2\r\n", "Multi-bulk length out of range")]
    [InlineData("$2\r\nhello\r\n", "more input than a reply")]
    [InlineData("$1\r\na\r\n$1\r\nb\r\n", "more input than a reply")]
    [InlineData("*10001\r\n", "reply is too large")]
    [InlineData("*2147483647\r\n", "reply is too large")]
    [InlineData("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n", "No support for nested multi bulk replies with depth > 7")]
    public void A_reply_that_makes_no_sense_is_a_failure(string reply, string reason)
    {
        using LineServer server = Serve(reply);
        string table = Table(server);
        Assert.Equal(LookupError.Retry, Find(table, "key").Error);
        Assert.Equal([$"{table}: query failed: {reason}"], _fixture.LogLines);
    }

    [Theory]
    [InlineData("$2000000\r\n")]
    [InlineData("+")]
    [InlineData("*2\r\n+")]
    public void A_reply_without_end_takes_no_more_than_its_share_of_memory(string beginning)
    {
        using LineServer server = Serve(beginning + new string('x', 1_060_000));
        string table = Table(server);
        Assert.Equal(LookupError.Retry, Find(table, "key").Error);
        Assert.Equal([$"{table}: query failed: reply is too large"], _fixture.LogLines);
    }

    [Fact]
    public void A_large_reply_arrives()
    {
        string value = new('x', 1_000_000);
        using LineServer server = Serve($"${value.Length}\r\n{value}\r\n");
        Assert.Equal(value, _fixture.Find(Table(server), "key"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+no carriage return\n")]
    [InlineData("$9223372036854775807\r\nhello\r\n")]
    [InlineData("$5\r\nhel")]
    [InlineData("*2\r\n$1\r\na\r\n")]
    public void A_reply_that_does_not_end_is_a_failure(string reply)
    {
        using LineServer server = Serve(reply);
        Assert.Equal(LookupError.Retry, Find(Table(server, "timeout = 1"), "key").Error);
        Assert.Single(_fixture.LogLines);
    }

    [Theory]
    [InlineData("HGET aliases %s", "joe smith@a.b", new[] { "HGET", "aliases", "joe smith@a.b" })]
    [InlineData("SISMEMBER  domains:%1 %d", "joe@a.b", new[] { "SISMEMBER", "domains:b", "a.b" })]
    [InlineData("GET mail:%u:100%%", "x y\tz@a.b", new[] { "GET", "mail:x y\tz:100%" })]
    public void A_key_is_never_another_word(string query, string key, string[] expected)
    {
        using LineServer server = Serve("$-1\r\n");
        Assert.Null(_fixture.Find(Table(server, $"query = {query}"), key, TableFlags.None));
        Assert.Equal([$"*{expected.Length}", .. expected.SelectMany(word => new[] { $"${word.Length}", word })], server.Lines[3..]);
    }

    [Fact]
    public void A_newline_in_a_key_is_part_of_a_word()
    {
        using LineServer server = Serve("$-1\r\n");
        Assert.Null(_fixture.Find(Table(server), "x\r\nDEL y", TableFlags.None));
        Assert.Equal(["*2", "$3", "GET", "$8", "x", "DEL y"], server.Lines[3..]);
    }

    [Fact]
    public void A_server_that_is_busy_is_left_alone()
    {
        using LineServer server = Serve("-LOADING not yet\r\n");
        string table = Table(server);
        Assert.True(Find(table, "key").IsFailed);
        Assert.True(Find(table, "key").IsFailed);
        Assert.Single(server.Lines, "GET");
    }

    [Theory]
    [InlineData("tls_CAfile = /x", ": tls parameters need require_tls = yes")]
    [InlineData("tls_verify_cert = yes", ": tls parameters need require_tls = yes")]
    [InlineData("require_tls = yes\ntls_verify_cert = yes", ": tls_verify_cert needs tls_CAfile or tls_CApath")]
    [InlineData("query = %x", ": Invalid query template: %x")]
    [InlineData("hosts = a:b:c", "bad database host \"a:b:c\": valid hostname or network address required")]
    [InlineData("require_tls = perhaps", ": bad boolean configuration: require_tls = perhaps")]
    public void Odd_parameters_are_refused(string parameters, string message) => Assert.EndsWith(
        message, Assert.Throws<TableException>(() => _fixture.Tables.Open(Write(parameters), TableFlags.None)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_of_domains_that_cannot_be_searched_is_a_failure()
    {
        string table = Write("domain = fail:x");
        Assert.Equal(LookupError.Retry, Find(table, "joe@a.b").Error);
        Assert.Contains($"{table} 'domain' pattern match failed for 'joe@a.b'", _fixture.LogLines);
        LookupTable updates = _fixture.Tables.Open(table, TableFlags.None, TableAccess.CreateOrUpdate);
        Assert.Throws<TableException>(() => updates.Put("joe@a.b", "x"));
        Assert.Throws<TableException>(() => updates.Delete("joe@a.b"));
    }

    [Fact]
    public void Only_a_table_of_entries_can_be_written() => Assert.EndsWith(
        ": updates need a query of the form \"GET name\"",
        Assert.Throws<TableException>(() => _fixture.Tables.Open(Write("query = HGET a %s"), TableFlags.None, TableAccess.CreateOrUpdate)).Message,
        StringComparison.Ordinal);

    // The last word of a command is the key, or part of it.
    private static LineServer Serve(string reply)
    {
        int lines = 0;
        return new LineServer(line =>
        {
            lines++;
            bool isLast = lines > 3 && line[0] is not ('*' or '$') && line is not ("GET" or "HGET" or "SISMEMBER" or "aliases" or "domains:b" or "x");
            return lines == 3 ? "+PONG\r\n" : isLast ? reply : null;
        });
    }

    private string Table(LineServer server, string parameters = "") => Write($"hosts = 127.0.0.1:{server.Port}\n{parameters}");

    private string Write(string parameters) => $"redis:{_fixture.Write($"{Guid.NewGuid():N}.cf", parameters + "\n")}";

    private LookupResult Find(string table, string key) => _fixture.Tables.Open(table, TableFlags.Usual).Find(key);
}
