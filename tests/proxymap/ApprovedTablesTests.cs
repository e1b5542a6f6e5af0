using Postfix.Proxymap;

namespace Postfix.Tests.Proxymap;

public class ApprovedTablesTests
{
    [Theory]
    [InlineData("hash:/a proxy:hash:/b", "hash:/b", true)]
    [InlineData("hash:/a proxy:hash:/b", "hash:/a", false)]
    [InlineData("proxy:proxy:hash:/b", "hash:/b", true)]
    [InlineData("unionmap:{static:x, proxy:hash:/b}", "hash:/b", true)]
    [InlineData("pipemap:{unionmap:{proxy:hash:/b}, proxy:hash:/c}", "hash:/b", true)]
    [InlineData("check_recipient_access, proxy:regexp:/r", "regexp:/r", true)]
    [InlineData("{ proxy:hash:/b timeout=3 }", "hash:/b", true)]
    [InlineData("{ check_sasl_access proxy:hash:/b }", "hash:/b", false)]
    [InlineData("proxy:inline:{a=b, c=d}", "inline:{a=b, c=d}", true)]
    [InlineData("proxy:word", "word", false)]
    [InlineData("", "hash:/b", false)]
    public void Only_proxied_tables_are_approved(string list, string table, bool expected)
    {
        RecordedLog log = new();
        Assert.Equal(expected, ApprovedTables.Parse(list, "proxy_read_maps", log.Log).Contains(table));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void Unbalanced_braces_are_reported()
    {
        RecordedLog log = new();
        Assert.False(ApprovedTables.Parse("unionmap:{proxy:hash:/b", "proxy_read_maps", log.Log).Contains("hash:/b"));
        Assert.Equal(["warning: bad syntax in proxy_read_maps content: missing '}' in \"{proxy:hash:/b\""], log.Lines);
    }
}
