using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Mailboxes;
using Postfix.Dns;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Server;

namespace Postfix.VirtualDelivery;

/// <summary>
/// virtual(8). Works as the mail system's user, takes a mailbox owner's rights for a single delivery, and therefore serves one
/// client at a time.
/// </summary>
internal sealed class VirtualDaemon : Daemon
{
    private const TableFlags Paranoid =
        TableFlags.Lock | TableFlags.NoSubstitution | TableFlags.NoProxy | TableFlags.NoUnauthenticated | TableFlags.Utf8;

    public override DaemonTraits Traits { get; } = new("virtual")
    {
        Parameters = [.. VirtualParameters.Group.Parameters, LocalParameters.MailSpoolDirectory, LocalParameters.StrictMailboxOwnership],
        NeedsPrivileges = true,
    };

    public override void Prepare(DaemonContext context) => MailboxSizeLimit.Apply(VirtualParameters.MailboxLimit, context.Settings);

    public override IService Start(DaemonContext context) =>
        new ConnectionService(new DeliveryConnection(new VirtualAgent(NewServices(context)), context, VirtualParameters.DeliveryStatusFilter));

    private static VirtualServices NewServices(DaemonContext context)
    {
        Settings settings = context.Settings;
        OwnAddresses addresses = OwnAddresses.Find(settings, new SystemNameService());
        AddressRules rules = new(settings, LocalDomains.Open(context.Tables, addresses.Contains));
        MessageCopier copier = new(context.Log, context.Time, settings[MailParameters.EnableOriginalRecipient]);
        return new VirtualServices
        {
            Settings = settings,
            Log = context.Log,
            ServiceName = context.ServiceName,
            Directory = new MailboxDirectory(
                Open(context, VirtualParameters.MailboxMaps, rules),
                Open(context, VirtualParameters.UidMaps, rules),
                Open(context, VirtualParameters.GidMaps, rules),
                settings,
                context.Log),
            Locks = MailboxLockNames.Parse(VirtualParameters.MailboxLock.Name, settings[VirtualParameters.MailboxLock]),
            Mailboxes = new MailboxOpener(LockPolicy.From(settings), context.Log, context.Time),
            Maildirs = new Maildir(copier, context.Log, context.Time),
            Copier = copier,
        };
    }

    private static AddressMaps Open(DaemonContext context, Parameter<string> parameter, AddressRules rules) =>
        new(MapList.Open(context.Tables, parameter.Name, context.Settings[parameter], Paranoid), rules, context.Log);
}
