using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Mailboxes;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Tests;
using Postfix.Tests.Delivery;

namespace Postfix.VirtualDelivery.Tests;

/// <summary>A message goes from its queue file into a mailbox.</summary>
[Collection(Allocations.Alone)]
public sealed class AllocationTests
{
    private const int AllRights = 0x1FF; // 0777

    [Theory]
    [InlineData("mailbox")]
    [InlineData("maildir/")]
    public void Lines_of_mail_allocate_nothing(string mailbox) => Assert.Equal(0, Allocations.PerItem(count =>
    {
        using TemporaryDirectory directory = new();
        FileSystem.ChangeMode(directory.Path, AllRights); // the owner of the mailbox is another user when root runs the test
        using QueueFileBuilder queueFile = new(directory / "queue-file", ["Subject: x", "", .. MixedLines.Take(count)]);
        RecordedLog log = new();
        Settings settings = Settings.FromValues(
            ("virtual_mailbox_base", directory.Path), ("virtual_mailbox_maps", $"static:{mailbox}"), ("virtual_uid_maps", "static:2000"),
            ("virtual_gid_maps", "static:2000"), ("mydestination", ""), ("fast_flush_domains", ""));
        TableSet tables = new(new TableContext(settings, log.Log));
        MailServices services = new(settings, log.Log, TimeProvider.System);
        RecipientReporter reporter = new(
            services, ReporterOptions.From(settings), new FastFlush(settings, tables, services.Flush), log.Log, TimeProvider.System);
        VirtualAgent agent = new(NewServices(settings, tables, log));
        DeliveryJob job = new(NewRequest(), queueFile.File, reporter);
        long bytes = Allocations.Of(() => agent.Deliver(job));
        Assert.Contains("dsn=2.0.0, status=sent (delivered to", Assert.Single(log.Lines));
        return bytes;
    }));

    private static DeliverRequest NewRequest() => new()
    {
        QueueName = "active",
        QueueId = "ABC",
        Nexthop = "vbox.example",
        Sender = "s@example.com",
        Recipients = [new DeliverRecipient("", "user@vbox.example", DeliverRecipient.NoOffset, "", 0)],
    };

    private static VirtualServices NewServices(Settings settings, TableSet tables, RecordedLog log)
    {
        AddressRules rules = new(settings, LocalDomains.Open(tables, _ => false));
        MessageCopier copier = new(log.Log, TimeProvider.System, addsOriginalRecipient: true);
        return new VirtualServices
        {
            Settings = settings,
            Log = log.Log,
            ServiceName = "virtual",
            Directory = new MailboxDirectory(
                Open(VirtualParameters.MailboxMaps), Open(VirtualParameters.UidMaps), Open(VirtualParameters.GidMaps), settings, log.Log),
            Locks = MailboxLockNames.Parse(VirtualParameters.MailboxLock.Name, settings[VirtualParameters.MailboxLock]),
            Mailboxes = new MailboxOpener(LockPolicy.From(settings), log.Log, TimeProvider.System),
            Maildirs = new Maildir(copier, log.Log, TimeProvider.System),
            Copier = copier,
        };

        AddressMaps Open(Parameter<string> parameter) =>
            new(MapList.Open(tables, parameter.Name, settings[parameter], TableFlags.None), rules, log.Log);
    }
}
