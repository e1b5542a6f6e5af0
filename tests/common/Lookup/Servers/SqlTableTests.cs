using System.Diagnostics;
using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.Tests.Lookup.Servers;

/// <summary>What holds for the tables of all SQL servers.</summary>
public abstract class SqlTableTests(SqlServer server) : IDisposable
{
    private const string ByMailbox = "query = SELECT target, note FROM aliases WHERE mailbox = '%s' ORDER BY target";

    // A note that is NULL is an empty result to PostgreSQL's client.
    private const string ByMailboxWithoutNote = "query = SELECT target FROM aliases WHERE mailbox = '%s' ORDER BY target";

    private readonly SqlServer _server = server;

    private protected TableFixture Fixture { get; } = new();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Fixture.Dispose();
    }

    [Theory]
    [InlineData(ByMailbox, "joe@example.com", "joe")]
    [InlineData(ByMailbox, "nobody@example.com", null)]
    [InlineData(ByMailbox, "", null)]
    [InlineData(ByMailbox, "list@example.com", "one,two,three@x.y")]
    [InlineData(ByMailbox + "\nresult_format = [%s]:%1", "list@example.com", "[one]:com,[two]:com,[three@x.y]:com")]
    [InlineData(ByMailbox + "\nresult_format = %d", "list@example.com", "x.y")]
    [InlineData(ByMailbox + "\ndomain = example.com", "joe@example.com", "joe")]
    [InlineData("query = SELECT 1\ndomain = example.org", "joe@example.com", null)]
    [InlineData("query = SELECT 1\ndomain = example.com", "@example.com", null)]
    [InlineData("query = SELECT 1\ndomain = example.com", "joe", null)]
    [InlineData("query = SELECT '%u/%d/%2'", "joe@example.com", "joe/example.com/example")]
    [InlineData("query = SELECT '%u/%d/%3'", "joe@example.com", null)]
    [InlineData("query = SELECT target FROM aliases WHERE mailbox LIKE '%%%u@%d'", "oe@example.com", "joe")]
    [InlineData("select_field = target\ntable = aliases\nwhere_field = mailbox\nadditional_conditions = AND note IS NULL", "joe@example.com", "joe")]
    public void A_query_finds_what_matches(string parameters, string key, string? expected) =>
        Assert.Equal(expected, Fixture.Find(Table(parameters), key));

    [Fact]
    public void Parameters_may_stand_in_main_cf()
    {
        using TableFixture fixture = new(settings:
        [
            ("aliasdb_hosts", _server.UnixHost), ("aliasdb_user", SqlServer.User), ("aliasdb_password", SqlServer.Password),
            ("aliasdb_dbname", SqlServer.Database), ("aliasdb_query", "SELECT target FROM aliases WHERE mailbox = '%s'"),
        ]);
        Assert.Equal("joe", fixture.Find($"{_server.Type}:aliasdb", "Joe@Example.com"));
    }

    [Fact]
    public void More_values_than_the_limit_are_a_failure()
    {
        string table = Table(ByMailbox + "\nexpansion_limit = 2");
        Assert.Equal(LookupError.Retry, Find(table, "list@example.com").Error);
        Assert.Equal([$"dict_{_server.Type}_lookup: {table[(_server.Type.Length + 1)..]}: Expansion limit exceeded for key: 'list@example.com'"],
            Fixture.LogLines.Where(line => !line.Contains("empty lookup", StringComparison.Ordinal)));
        Assert.Equal("joe", Fixture.Find(table, "joe@example.com"));
    }

    [Theory]
    [InlineData("o'brien@example.com", "quoted")]
    [InlineData("%@example.com", "percent")]
    [InlineData("' OR '1'='1", null)]
    [InlineData("\\' OR 1=1 -- ", null)]
    [InlineData("\\", null)]
    [InlineData("'; DROP TABLE aliases; --", null)]
    [InlineData("joe@example.com\0", null)]
    [InlineData("joe@example.com\0' OR 1=1", null)]
    [InlineData("joe@example.com\n", null)]
    [InlineData("\u00bf' OR 1=1 -- ", null)] // as bytes, a quote behind half a character of some Chinese character sets
    [InlineData("\u00e0\u0080\u00a7 OR 1=1", null)] // a quote as overlong UTF-8
    [InlineData("$1 %s %u", null)]
    public void A_hostile_key_is_but_a_key(string key, string? expected)
    {
        Assert.Equal(expected, Fixture.Find(Table(ByMailbox), key, TableFlags.None));
        Assert.Equal("6", _server.Execute("SELECT COUNT(*) FROM aliases;").Trim());
    }

    [Fact]
    public void Keys_made_by_chance_are_not_found()
    {
        string table = Table(ByMailbox);
        Assert.All(HostileKeys.All(), key => Assert.Null(Fixture.Find(table, key, TableFlags.None)));
        Assert.Empty(Fixture.LogLines);
    }

    [Fact]
    public void Keys_may_be_long_and_need_not_be_ascii()
    {
        string table = Table(ByMailbox);
        Assert.Null(Fixture.Find(table, new string('\'', 1_000_000)));
        Assert.Equal("umlaut", Fixture.Find(table, ByteText.FromUnicode("Müller@example.com")));
    }

    [Fact]
    public void A_wrong_password_is_a_failure()
    {
        string parameters = _server.Parameters(ByMailbox).Replace(SqlServer.Password, "wrong", StringComparison.Ordinal);
        string table = $"{_server.Type}:{Fixture.Write("wrong.cf", parameters)}";
        Assert.Equal(LookupError.Retry, Find(table, "joe@example.com").Error);
        Assert.Equal(2, Fixture.LogLines.Count); // a server that stands alone is tried twice
        Assert.All(Fixture.LogLines, line => Assert.StartsWith($"connect to {_server.Type} server {_server.UnixHost}: ", line, StringComparison.Ordinal));
        Assert.All(Fixture.LogLines, line => Assert.DoesNotContain("wrong", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_dead_server_is_left_alone_while_another_one_answers()
    {
        string dead = $"unix:{_server.Directory}/nowhere";
        string table = Table(ByMailboxWithoutNote, $"{_server.InetHost} {dead}");
        for (int i = 0; i < 3; i++)
            Assert.Equal("joe", Fixture.Find(table, "joe@example.com"));
        Assert.True(Fixture.LogLines.Count(line => line.StartsWith($"connect to {_server.Type} server {dead}: ", StringComparison.Ordinal)) <= 1);
        Assert.True(Fixture.LogLines.Count <= 1);
    }

    [Theory]
    [InlineData("idle_interval")]
    [InlineData("retry_interval")]
    public void Intervals_cannot_be_nothing(string parameter)
    {
        string table = Table($"{ByMailbox}\n{parameter} = 0");
        Assert.EndsWith($": invalid {parameter} parameter value 0 < 1",
            Assert.Throws<TableException>(() => Fixture.Tables.Open(table, TableFlags.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_server_is_tried_again_after_the_retry_interval()
    {
        string table = Table(ByMailbox + "\nretry_interval = 1", $"unix:{_server.Directory}/nowhere");
        Assert.True(Find(table, "joe@example.com").IsFailed);
        Assert.True(Find(table, "joe@example.com").IsFailed);
        Assert.Equal(2, Fixture.LogLines.Count);
        Thread.Sleep(1100);
        Assert.True(Find(table, "joe@example.com").IsFailed);
        Assert.Equal(4, Fixture.LogLines.Count);
    }

    [Fact]
    public void A_restarted_server_is_asked_without_a_failure()
    {
        string table = Table(ByMailboxWithoutNote);
        Assert.Equal("joe", Fixture.Find(table, "joe@example.com"));
        _server.Kill();
        _server.Start();
        Assert.Equal("joe", Fixture.Find(table, "joe@example.com"));
        Assert.Empty(Fixture.LogLines);
    }

    [Fact]
    public void A_server_that_answers_too_late_is_a_failure()
    {
        string table = Table($"query = {_server.SlowQuery}\ntimeout = 1");
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(LookupError.Retry, Find(table, "joe@example.com").Error);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(9));
        Assert.Contains("query failed: ", Assert.Single(Fixture.LogLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_lets_connections_wait_is_left_for_another_one()
    {
        _server.Freeze();
        try
        {
            string table = Table(ByMailbox + "\ntimeout = 2", _server.InetHost);
            long start = Stopwatch.GetTimestamp();
            Assert.Equal(LookupError.Retry, Find(table, "joe@example.com").Error);
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
            Assert.All(Fixture.LogLines,
                line => Assert.StartsWith($"connect to {_server.Type} server {_server.InetHost}: ", line, StringComparison.Ordinal));
            Assert.Equal(2, Fixture.LogLines.Count);
        }
        finally
        {
            _server.Thaw();
        }
    }

    [Fact]
    public void A_query_that_fails_for_one_key_does_no_harm_to_others()
    {
        string table = Table("query = SELECT target FROM aliases WHERE mailbox = '%s' AND (SELECT COUNT(*) FROM "
            + "(SELECT mailbox FROM aliases WHERE '%u' = 'bad') x) < 1 OR (SELECT target FROM aliases WHERE '%u' = 'bad') = 'x'");
        Assert.Equal(LookupError.Retry, Find(table, "bad@example.com").Error);
        Assert.Contains("query failed: ", Assert.Single(Fixture.LogLines), StringComparison.Ordinal);
        Assert.Equal("joe", Fixture.Find(table, "joe@example.com"));
        Assert.Single(Fixture.LogLines);
    }

    [Fact]
    public void A_query_that_makes_no_sense_is_a_failure()
    {
        Assert.Equal(LookupError.Retry, Find(Table("query = SELEKT '%s'"), "joe@example.com").Error);
        Assert.Contains("query failed: ", Assert.Single(Fixture.LogLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_share_a_table() =>
        SharedTable.AssertAnswers(Fixture.Tables.Open(Table(ByMailbox), TableFlags.Usual), "joe@example.com", "joe");

    [Fact]
    public void A_piece_outside_quotes_is_warned_about()
    {
        string table = Table("query = SELECT target FROM aliases WHERE mailbox = %s");
        Fixture.Tables.Open(table, TableFlags.None);
        Assert.Equal(
            $"{table}: query >SELECT target FROM aliases WHERE mailbox = %s< contains >%s< without the recommended '' quotes",
            Assert.Single(Fixture.LogLines));
    }

    [Fact]
    public void A_table_can_only_be_read() => Assert.Equal(
        $"{_server.Type}:x map requires O_RDONLY access mode",
        Assert.Throws<TableException>(() => Fixture.Tables.Open($"{_server.Type}:x", TableFlags.None, TableAccess.CreateOrUpdate)).Message);

    private protected string Table(string parameters, string? hosts = null) =>
        $"{_server.Type}:{Fixture.Write($"{Guid.NewGuid():N}.cf", _server.Parameters(parameters, hosts))}";

    private protected LookupResult Find(string table, string key) => Fixture.Tables.Open(table, TableFlags.Usual).Find(key);
}
