using Postfix.Config;
using Postfix.Delivery;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Services;

namespace Postfix.Tests.Delivery;

public class DeliveryStatusFilterTests
{
    [Theory]
    [InlineData("5.2.2", "mailbox full", "4.2.2", "mailbox full (softened)")]
    [InlineData("5.1.1", "unknown", "5.1.1", "unknown")]
    [InlineData("2.0.0", "taken", "2.0.0", "taken")]
    [InlineData("4.9.9", "odd", "4.9.9", "odd")]
    public void The_table_has_the_last_word_but_failure_stays_failure(string status, string reason, string newStatus, string newReason)
    {
        Settings settings = Settings.FromValues();
        using Log log = new(0);
        using TableSet tables = new(new TableContext(settings, log));
        const string table = @"regexp:{ {/^5\.2\.2(.*)/ 4.2.2$1 (softened)}, {/^2/ 5.0.0 no}, {/^4\.9/ nonsense} }";
        DeliveryStatusFilter filter = new(MapList.Open(tables, "default_delivery_status_filter", table, TableFlags.Usual), log);
        DsnDetail detail = filter.Apply(new DsnDetail(status, reason) { DiagnosticText = "kept" });
        Assert.Equal((newStatus, newReason, "kept"), (detail.Status, detail.Reason, detail.DiagnosticText));
    }
}
