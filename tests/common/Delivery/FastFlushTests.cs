using Postfix.Config;
using Postfix.Delivery;
using Postfix.Lookup;
using Postfix.Services;

namespace Postfix.Tests.Delivery;

public sealed class FastFlushTests
{
    private const string Using = "using backwards-compatible default setting relay_domains=$mydestination";

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public void Domains_that_newer_defaults_do_not_flush_are_told_to_the_log(string level, bool isOld)
    {
        Settings settings = Settings.FromValues(("compatibility_level", level), ("mydestination", "here.test"));
        RecordedLog log = new();
        using TableSet tables = new(new TableContext(settings, log.Log));
        FastFlush flush = new(settings, tables, new FlushClient("no-such-service", TimeSpan.FromSeconds(1), log.Log));

        flush.Add("ID", new DeliverRecipient("", "a@here.test", DeliverRecipient.NoOffset, "", 0));
        FlushStatus status = flush.SendSite("here.test");

        string[] expected = [$"{Using} to update fast-flush logfile for domain \"here.test\"", $"{Using} to flush mail for domain \"here.test\""];
        Assert.Equal(isOld ? expected : [], log.Lines.Where(line => line.StartsWith(Using, StringComparison.Ordinal)));
        Assert.Equal(isOld ? FlushStatus.Failed : FlushStatus.Denied, status);
    }
}
