using Postfix.Config;
using Postfix.Delivery;
using Postfix.Server;
using Postfix.SmtpClient.Setup;

namespace Postfix.SmtpClient;

/// <summary>smtp(8), and lmtp(8) when it runs by that name.</summary>
internal sealed class SmtpDaemon(ClientProtocol protocol) : Daemon
{
    private DeliveryConnection? _connection;

    public override DaemonTraits Traits { get; } = new(protocol == ClientProtocol.Smtp ? "smtp" : "lmtp")
    {
        Parameters =
        [
            .. ParametersOf(protocol), .. SmtpSharedParameters.Group.Parameters, .. ConnectionCacheParameters.Group.Parameters,
            .. TlsParameters.Group.Parameters, CleanupParameters.HeaderFromFormat, CleanupParameters.PropagateUnmatchedExtensions,
        ],
        TakesArguments = true,
        ServesManyClients = true,
    };

    public override void Prepare(DaemonContext context)
    {
        SmtpParameters parameters = protocol == ClientProtocol.Smtp ? SmtpParameters.Smtp : SmtpParameters.Lmtp;
        // All tables are opened here, before the chroot.
        _connection = new DeliveryConnection(
            new ClientSetup(context, parameters, protocol).CreateAgent(), context, parameters.DeliveryStatusFilter);
    }

    public override IService Start(DaemonContext context) => new ConnectionService(_connection!);

    private static IEnumerable<Parameter> ParametersOf(ClientProtocol protocol) => protocol == ClientProtocol.Smtp
        ? [.. SmtpParameters.Smtp.Group.Parameters, .. SmtpSaslParameters.Smtp.Group.Parameters, .. SmtpTlsParameters.Smtp.Group.Parameters]
        : [.. SmtpParameters.Lmtp.Group.Parameters, .. SmtpSaslParameters.Lmtp.Group.Parameters, .. SmtpTlsParameters.Lmtp.Group.Parameters];
}
