using Postfix.Logging;

namespace Postfix.Anvil.Tests;

public class UsageReportTests
{
    [Fact]
    public void Peaks_are_logged_once_in_postfix_words()
    {
        ManualTime time = new();
        ClientTable table = new(TimeSpan.FromSeconds(60), time);
        LogCollector lines = new();
        UsageReport report = new(table, new Log(0, lines), time);
        table.Connect("smtp:192.0.2.1");
        table.Count(ClientEvent.Message, "smtp:192.0.2.1");
        report.Write();
        report.Write();
        Assert.Equal(
            [
                "statistics: max connection rate 1/60s for (smtp:192.0.2.1) at Nov  1 03:04:05",
                "statistics: max connection count 1 for (smtp:192.0.2.1) at Nov  1 03:04:05",
                "statistics: max message rate 1/60s for (smtp:192.0.2.1) at Nov  1 03:04:05",
                "statistics: max cache size 1 at Nov  1 03:04:05",
            ],
            lines.Lines);
    }
}
