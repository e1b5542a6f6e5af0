using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.Tests.Lookup.Servers;

[Collection(RealServers.Name)]
public sealed class MemcachedTests(MemcachedServer server) : IClassFixture<MemcachedServer>, IDisposable
{
    private readonly TableFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("joe@example.com", "value")]
    [InlineData("o'brien@example.com", "several lines\r\nEND\r\n")]
    [InlineData("müller@example.com", "")]
    public void What_was_put_is_found_until_it_is_deleted(string key, string value)
    {
        key = ByteText.FromUnicode(key);
        LookupTable table = Open("");
        Assert.False(table.Find(key).IsFound);
        Assert.Equal(PutOutcome.Stored, table.Put(key, value));
        Assert.Equal(value, table.Find(key).Value);
        Assert.True(table.Delete(key));
        Assert.False(table.Delete(key));
        Assert.Equal(LookupStatus.NotFound, table.Find(key).Status);
        Assert.Empty(_fixture.LogLines);
    }

    [Fact]
    public void Long_keys_and_values_up_to_the_limit_are_kept()
    {
        LookupTable table = Open("");
        string key = new('k', 10_000);
        table.Put(key, new string('v', 10_240));
        Assert.Equal(10_240, table.Find(key).Value!.Length);
        Assert.Equal(PutOutcome.Stored, table.Put(key, new string('v', 10_241))); // as far as the caller can help
        Assert.Equal(LookupStatus.NotFound, table.Find(key).Status); // an older value would be wrong
    }

    [Fact]
    public void Entries_end_with_their_time_to_live()
    {
        LookupTable table = Open("ttl = 1");
        table.Put("short", "x");
        Assert.True(table.Find("short").IsFound);
        Thread.Sleep(2500);
        Assert.Equal(LookupStatus.NotFound, table.Find("short").Status);
    }

    [Fact]
    public void A_restarted_server_is_empty_but_well_and_the_backup_fills_it()
    {
        LookupTable table = Open($"backup = lmdb:{_fixture.Directory / "backup"}");
        table.Put("one", "1");
        server.Kill();
        Assert.Equal("1", table.Find("one").Value);
        server.Start();
        Assert.Equal("1", table.Find("one").Value);
        Assert.Equal("1", Open("").Find("one").Value);
        Assert.Equal(new TableEntry("one", "1"), table.First());
        Assert.Null(table.Next());
        Assert.True(table.Delete("one"));
        Assert.False(Open("").Find("one").IsFound);
    }

    [Fact]
    public void Threads_share_a_table()
    {
        LookupTable table = Open("");
        int found = 0;
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(number => new Thread(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                table.Put($"{number}", $"{i}");
                Interlocked.Add(ref found, table.Find($"{number}").Value == $"{i}" ? 1 : 0);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(400, found);
    }

    private LookupTable Open(string parameters) => _fixture.Tables.Open(
        $"memcache:{_fixture.Write($"{Guid.NewGuid():N}.cf", $"memcache = inet:127.0.0.1:{server.Port}\n{parameters}\n")}",
        TableFlags.None, TableAccess.CreateOrUpdate);
}
