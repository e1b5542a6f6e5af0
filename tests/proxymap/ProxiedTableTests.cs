using Postfix.Logging;
using Postfix.Lookup;

namespace Postfix.Tests.Proxymap;

public class ProxiedTableTests
{
    [Theory]
    [InlineData("inline:{a=1}", "A", "1")]
    [InlineData("inline:{a=1}", "b", null)]
    [InlineData("regexp:{{/(.*)@/ user $1}}", "joe@x", "user joe")]
    [InlineData("unix:passwd.byname", "nosuchuser", null)]
    public void A_table_behind_the_service_answers_as_if_it_were_here(string table, string key, string? expected)
    {
        using ProxymapService service = new($"proxy:{table}", isWriter: false);
        Assert.Equal(expected, service.Tables.Open($"proxy:{table}", TableFlags.Usual).Find(key).Value);
    }

    [Fact]
    public void The_service_says_what_kind_of_table_it_is()
    {
        using ProxymapService service = new("proxy:inline:{a=1} proxy:regexp:{{/x/ y}}", isWriter: false);
        Assert.True(service.Tables.Open("proxy:inline:{a=1}", TableFlags.Usual).HasFixedKeys);
        Assert.False(service.Tables.Open("proxy:regexp:{{/x/ y}}", TableFlags.Usual).HasFixedKeys);
    }

    [Fact]
    public void Folding_is_the_wish_of_each_client()
    {
        using ProxymapService service = new("proxy:inline:{a=1}", isWriter: false);
        Assert.Equal("1", service.Tables.Open("proxy:inline:{a=1}", TableFlags.FoldFixed).Find("A").Value);
        Assert.Null(service.Tables.Open("proxy:inline:{a=1}", TableFlags.None).Find("A").Value);
    }

    [Fact]
    public void A_table_that_is_not_approved_is_refused()
    {
        using ProxymapService service = new("proxy:inline:{a=1}", isWriter: false);
        FatalException refusal = Assert.Throws<FatalException>(() => service.Tables.Open("proxy:static:x", TableFlags.Usual));
        Assert.Equal("proxymap service is not configured for table \"static:x\"", refusal.Message);
        Assert.Equal(
            ["warning: request for unapproved table: \"static:x\"",
             "warning: to approve this table for read-only access, list proxy:static:x in main.cf:proxy_read_maps"],
            service.LogLines);
    }

    [Fact]
    public void Trouble_at_the_service_is_trouble_here()
    {
        using ProxymapService service = new("proxy:fail:x proxy:hash:/nonexistent/x", isWriter: false);
        Assert.Equal(LookupError.Retry, service.Tables.Open("proxy:fail:x", TableFlags.Usual).Find("k").Error);
        Assert.Equal(LookupError.Retry, service.Tables.Open("proxy:hash:/nonexistent/x", TableFlags.Usual).Find("k").Error);
    }

    [Fact]
    public void Data_that_must_not_pass_another_process_is_read_here()
    {
        using ProxymapService service = new("", isWriter: false);
        Assert.Equal("x", service.Tables.Open("proxy:static:x", TableFlags.NoProxy).Find("k").Value);
    }

    [Theory]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void The_writing_service_updates_deletes_and_lists(string type)
    {
        using TemporaryDirectory data = new();
        using ProxymapService service = new($"proxy:{type}:{data / "t"}", isWriter: true);
        LookupTable table = service.Tables.Open($"proxy:{type}:{data / "t"}", TableFlags.ReplaceDuplicates, TableAccess.CreateOrUpdate);
        table.Put("b", "2");
        table.Put("a", "1");
        table.Put("b", "3");
        Assert.Equal("3", table.Find("b").Value);
        Assert.Equal(new TableEntry("a", "1"), table.First());
        Assert.Equal(new TableEntry("b", "3"), table.Next());
        Assert.Null(table.Next());
        Assert.True(table.Delete("a"));
        Assert.False(table.Delete("a"));
    }

    [Fact]
    public void The_reading_service_refuses_updates()
    {
        using TemporaryDirectory data = new();
        data.Write("t", "");
        using ProxymapService service = new($"proxy:texthash:{data / "t"}", isWriter: false);
        LookupTable table = service.Tables.Open($"proxy:texthash:{data / "t"}", TableFlags.None);
        Assert.Throws<FatalException>(() => table.Put("a", "1"));
        Assert.Equal([$"warning: refusing texthash:{data / "t"} update request on non-proxywrite service"], service.LogLines);
    }

    [Fact]
    public void Many_threads_share_the_service()
    {
        using ProxymapService service = new("proxy:regexp:{{/(.+)/ <$1>}}", isWriter: false);
        LookupTable table = service.Tables.Open("proxy:regexp:{{/(.+)/ <$1>}}", TableFlags.Usual);
        Parallel.For(0, 500, i => Assert.Equal($"<{i}>", table.Find($"{i}").Value));
    }
}
