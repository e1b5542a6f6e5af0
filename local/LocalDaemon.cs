using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Commands;
using Postfix.Delivery.Mailboxes;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.LocalDelivery;

/// <summary>
/// local(8). Works as the mail system's user, takes root's rights or a user's for a single delivery, and therefore serves one
/// client at a time.
/// </summary>
internal sealed class LocalDaemon : Daemon
{
    private const TableFlags Usual = TableFlags.Lock | TableFlags.NoSubstitution | TableFlags.Utf8;
    private const TableFlags Paranoid = Usual | TableFlags.NoProxy | TableFlags.NoUnauthenticated;

    public override DaemonTraits Traits { get; } = new("local")
    {
        Parameters =
        [
            .. LocalParameters.Group.Parameters, CleanupParameters.DuplicateFilterLimit, CleanupParameters.PropagateUnmatchedExtensions,
        ],
        NeedsPrivileges = true,
    };

    // Aliases may be for root's eyes only; the table stays open.
    public override void Prepare(DaemonContext context)
    {
        MailboxSizeLimit.Apply(LocalParameters.MailboxSizeLimit, context.Settings);
        OpenAliases(context);
    }

    public override IService Start(DaemonContext context)
    {
        if (context.Settings[LocalParameters.SunMailtoolCompatibility])
        {
            context.Log.Warning(
                "sun_mailtool_compatibility: deprecated parameter, use \"mailbox_delivery_lock = dotlock\" instead");
        }
        return new ConnectionService(new DeliveryConnection(
            new LocalAgent(NewServices(context)), context, LocalParameters.DeliveryStatusFilter));
    }

    private static LocalServices NewServices(DaemonContext context)
    {
        Settings settings = context.Settings;
        MessageCopier copier = new(context.Log, context.Time, settings[MailParameters.EnableOriginalRecipient]);
        return new LocalServices
        {
            Settings = settings,
            Options = new LocalOptions(settings),
            Log = context.Log,
            Clock = context.Time,
            ServiceName = context.ServiceName,
            Aliases = new AliasTables(OpenAliases(context)),
            MailboxTransports = Open(context, LocalParameters.MailboxTransportMaps, Usual),
            MailboxCommands = Open(context, LocalParameters.MailboxCommandMaps, Paranoid),
            FallbackTransports = Open(context, LocalParameters.FallbackTransportMaps, Usual),
            Users = new SystemUsers(),
            Rewriter = context.Services.Rewrite,
            Resolver = context.Services.Rewrite,
            OpenCleanup = context.Services.OpenCleanup,
            Copier = copier,
            Mailboxes = new MailboxOpener(LockPolicy.From(settings), context.Log, context.Time),
            Maildirs = new Maildir(copier, context.Log, context.Time),
            Commands = new CommandRunner(context.ServiceName, $"{settings[MailParameters.DaemonDirectory]}/runas",
                settings[LocalParameters.CommandTimeLimit], copier, context.Log, context.Time),
            Biff = settings[LocalParameters.Biff] ? new Biff(context.Log) : null,
            DefaultRights = DefaultRights(settings),
            CommandShell = Tokens.SplitList(settings[LocalParameters.CommandShell]),
            ExportedEnvironment = EnvironmentPolicy.Export(settings).Select(Environ.Get),
        };
    }

    private static MapList OpenAliases(DaemonContext context) => Open(context, LocalParameters.AliasMaps, Paranoid | TableFlags.FoldFixed);

    private static MapList Open(DaemonContext context, Parameter<string> parameter, TableFlags flags) =>
        MapList.Open(context.Tables, parameter.Name, context.Settings[parameter], flags);

    // Rootless, every delivery has the rights of the one user that there is.
    private static FileOwner DefaultRights(Settings settings)
    {
        if (!Credentials.IsPrivileged)
            return new FileOwner(Credentials.EffectiveUid, Credentials.EffectiveGid);
        UserEntry user = MailAccounts.RequireUser(settings, MailParameters.DefaultPrivs);
        return new FileOwner(user.Uid, user.Gid);
    }
}
