using System.Diagnostics;
using Postfix.Lookup;
using Postfix.Lookup.Interop;
using Postfix.Posix;

namespace Postfix.Tests.Lookup.Servers;

public sealed class MongodbConnectionTests : MongodbTests
{
    [Theory]
    [InlineData("mongodb://user:secret@h:99999")]
    [InlineData("mongodb://user:secret@h/?tls=true&tlsInsecure=true&tlsAllowInvalidHostnames=true")]
    [InlineData("mongodb://us%er:secret@h")]
    [InlineData("mongodb://user:x:secret@h")]
    [InlineData("mongodb://user:x@secret@h")]
    [InlineData("mongodb://user:x/secret@h")]
    [InlineData("mongodb://user:x/?secret@h")]
    [InlineData("mongodb://user/secret?@h?")]
    [InlineData("mongodb://h/?tls=true&tlsCertificateKeyFilePassword=x&secret")]
    [InlineData("mongodb://h/?authMechanismProperties=x:y&secret")]
    [InlineData("secret")]
    public void A_uri_that_is_none_is_refused_without_a_word_of_it(string uri)
    {
        string table = Write($"uri = {uri}\ndbname = mail\ncollection = aliases\n{ByNameForAddress}");
        string message = Refusal(table);
        Assert.StartsWith($"{table}: failed to parse URI: ", message, StringComparison.Ordinal);
        Assert.All([message, .. Fixture.LogLines], line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_library_says_about_a_uri_is_in_the_log()
    {
        string table = Table(ByNameForAddress, "?sockettimeout=1");
        Fixture.Tables.Open(table, TableFlags.None);
        Assert.Equal([$"{table}: uri: Unsupported URI option \"sockettimeout\""], Fixture.LogLines);
    }

    [Theory]
    [InlineData("", 30_000)]
    [InlineData("?socketTimeoutMS=700", 700)]
    [InlineData("?SOCKETTIMEOUTMS=700&connectTimeoutMS=1", 700)]
    [InlineData("?socketTimeoutMS=0", 300_000)]
    [InlineData("?socketTimeoutMS=-1", null)]
    public void An_answer_has_thirty_seconds_unless_the_uri_says_otherwise(string options, int? milliseconds)
    {
        using MongodbUri uri = MongodbUri.Parse(MongodbLibrary.Load(), "mongodb:x", Server.Uri + options, Assert.Fail);
        Assert.Equal(milliseconds is { } limit ? TimeSpan.FromMilliseconds(limit) : TimeSpan.MaxValue, uri.AnswerTimeout);
    }

    [Fact]
    public void A_search_that_theServer_refuses_is_a_failure_of_this_search_only()
    {
        Serve(Bson.Encode(("address", "x")));
        string table = Table(ByNameForAddress);
        Server.Refusal = (2, "unknown operator: $foo");
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Assert.Equal([$"{table}: cursor error for '{{\"username\": \"joe\"}}': unknown operator: $foo"], Fixture.LogLines);
        Server.Refusal = null;
        Assert.Equal("x", Fixture.Find(table, "joe"));
    }

    [Fact]
    public void A_deadServer_is_a_failure_and_left_alone_for_a_while()
    {
        Server.Stop();
        string table = Table(ByNameForAddress + "\nretry_interval = 1");
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        string line = Assert.Single(Fixture.LogLines);
        Assert.StartsWith($"{table}: cursor error for '{{\"username\": \"joe\"}}': No suitable servers found", line, StringComparison.Ordinal);
        Serve(Bson.Encode(("address", "x")));
        Server.Start();
        Assert.True(WaitUntil(() => Find(table, "joe").Value == "x"));
        Assert.Single(Fixture.LogLines);
    }

    [Fact]
    public void A_restartedServer_is_asked_without_a_failure()
    {
        Serve(Bson.Encode(("address", "x")));
        string table = Table(ByNameForAddress);
        Assert.Equal("x", Fixture.Find(table, "joe"));
        Server.Stop();
        Server.Start();
        Assert.Equal("x", Fixture.Find(table, "joe"));
        Assert.Empty(Fixture.LogLines);
    }

    [Fact]
    public void AServer_that_went_while_it_answered_is_a_failure()
    {
        Server.BatchSize = 1;
        Server.Search = _ => HangUpAfter(Bson.Encode(("address", "a")));
        Assert.Equal(LookupError.Retry, Find(Table(ByNameForAddress), "joe").Error);
        Assert.Single(Fixture.LogLines);

        IEnumerable<byte[]> HangUpAfter(byte[] document)
        {
            yield return document;
            yield return document;
            Server.Ignored.Add("find");
            Server.Stop();
            yield return document;
        }
    }

    [Theory]
    [InlineData("isMaster", "connectTimeoutMS")]
    [InlineData("find", "socketTimeoutMS")]
    [InlineData("getMore", "socketTimeoutMS")]
    public void AServer_that_does_not_answer_is_a_failure_in_time(string command, string limit)
    {
        Server.BatchSize = 1;
        Serve(Bson.Encode(("address", "a")), Bson.Encode(("address", "b")), Bson.Encode(("address", "c")));
        Server.Ignored.Add(command);
        string table = Table(ByNameForAddress, $"?{limit}=500");
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Assert.True(Find(table, "joe").IsFailed); // left alone
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(9)); // the limits that we set begin with 10
        Assert.StartsWith($"{table}: cursor error for ", Assert.Single(Fixture.LogLines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_end_is_a_failure_in_time()
    {
        Server.BatchSize = 1;
        Server.Search = _ => Enumerable.Repeat(Bson.Encode(), int.MaxValue);
        string table = Table(ByNameForAddress, "?socketTimeoutMS=500");
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Assert.Equal([$"{table}: cursor error for '{{\"username\": \"joe\"}}': the answer takes too long"], Fixture.LogLines);
        Assert.Equal("killCursors", Server.Commands[^1]);
    }

    [Fact]
    public void A_connection_is_kept()
    {
        string table = Table(ByNameForAddress);
        for (int i = 0; i < 5; i++)
            Assert.Null(Fixture.Find(table, $"{i}"));
        Assert.Equal(1, Server.Connections);
    }

    [Fact]
    public void A_closed_table_says_nothing_more()
    {
        Assert.Null(Fixture.Find(Table(ByNameForAddress), "joe"));
        Fixture.Tables.Dispose();
        Assert.Equal(["find"], Server.Commands);
    }

    [Fact]
    public void Threads_share_a_table()
    {
        Serve(Bson.Encode(("address", new object?[] { "a", "b" })));
        SharedTable.AssertAnswers(Fixture.Tables.Open(Table(ByNameForAddress), TableFlags.Usual), "joe", "a,b");
        Assert.Equal(1, Server.Connections);
    }

    [Fact]
    public void The_library_leaves_nothing_behind()
    {
        Fixture.Tables.Open(Table(ByNameForAddress), TableFlags.None);
        Assert.False(File.Exists($"/dev/shm/mongoc-{Processes.Id}"));
    }

    private static bool WaitUntil(Func<bool> condition)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20); Thread.Sleep(50))
        {
            if (condition())
                return true;
        }
        return false;
    }
}
