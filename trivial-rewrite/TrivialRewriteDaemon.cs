using Postfix.Config;
using Postfix.Dns;
using Postfix.Ipc;
using Postfix.Net;
using Postfix.Server;

namespace Postfix.TrivialRewrite;

/// <summary>trivial-rewrite(8): canonical addresses and routes for all other programs.</summary>
internal sealed class TrivialRewriteDaemon : Daemon
{
    private IReadOnlyList<IRequestHandler> _handlers = [];

    /// <inheritdoc/>
    public override DaemonTraits Traits { get; } = new("trivial-rewrite")
    {
        Parameters =
        [
            .. RewriteParameters.Group.Parameters, VerifyParameters.DefaultTransport, VerifyParameters.LocalTransport,
            VerifyParameters.RelayTransport, VerifyParameters.VirtualTransport,
        ],
        OptionLetters = DaemonOptions.LettersWithoutRetirement,
        ServesManyClients = true,
    };

    /// <inheritdoc/>
    public override void Prepare(DaemonContext context)
    {
        if (context.Options.Chroot && context.Settings[MailParameters.SmtpUtf8Enable])
            InternationalName.TryLoad(); // out of reach after the chroot; whoever misses it will hear of it when it is needed
        OwnAddresses own = OwnAddresses.Find(context.Settings, new SystemNameService());
        _handlers = new RequestSetup(context.Settings, context.Tables, own.Contains, context.Time).CreateHandlers();
    }

    /// <inheritdoc/>
    public override IService Start(DaemonContext context) => new RequestService(Announcement.TrivialRewrite, _handlers);
}
