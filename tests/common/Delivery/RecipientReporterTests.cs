using Postfix.Config;
using Postfix.Delivery;
using Postfix.Ipc;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Tests.Delivery;

public sealed class RecipientReporterTests
{
    [Fact]
    public void A_status_of_the_wrong_class_is_told_of_in_Postfixs_words()
    {
        using RecordedLog log = new();
        Settings settings = Settings.FromValues(("fast_flush_domains", ""), ("bounce_service_name", "nobody"), ("defer_service_name", "nobody"));
        using TableSet tables = new(new TableContext(settings, log.Log));
        MailServices services = new(settings, log.Log, TimeProvider.System);
        RecipientReporter reporter = new(
            services, ReporterOptions.From(settings), new FastFlush(settings, tables, services.Flush), log.Log, TimeProvider.System);
        ReportedMessage message = new("12345ABC", DeliverRequestFlags.None, new MessageTimes());
        DeliverRecipient recipient = new("x@y.test", "x@y.test", 0, "", 0);

        reporter.Bounced(message, recipient, "none", new DsnDetail("4.1.2", "text"));
        reporter.Deferred(message, recipient, "none", new DsnDetail("5.7.1", "text"));
        reporter.Sent(message, recipient, "none", new DsnDetail("5.1.1", "text"));

        Assert.Equal(
            [
                "warning: bounce_append: ignoring dsn code \"4.1.2\"",
                "warning: defer_append: ignoring dsn code \"5.7.1\"",
                "warning: sent: ignoring dsn code \"5.1.1\"",
            ],
            log.Lines.Where(line => line.Contains("ignoring", StringComparison.Ordinal)));
    }
}
