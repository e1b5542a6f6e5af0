using Postfix.Config;
using Postfix.Delivery;
using Postfix.Server;
using Postfix.SmtpClient.Setup;

namespace Postfix.SmtpClient;

/// <summary>smtp(8), and lmtp(8) when it runs by that name.</summary>
internal sealed class SmtpDaemon(ClientProtocol protocol) : Daemon
{
    private SmtpAgent? _agent;

    public override DaemonTraits Traits { get; } = new(protocol == ClientProtocol.Smtp ? "smtp" : "lmtp") { ServesManyClients = true };

    public override void Prepare(DaemonContext context)
    {
        SmtpParameters parameters = protocol == ClientProtocol.Smtp ? SmtpParameters.Smtp : SmtpParameters.Lmtp;
        _agent = new ClientSetup(context, parameters, protocol).CreateAgent();
    }

    public override IService Start(DaemonContext context) => new ConnectionService(new DeliveryConnection(_agent!, context));
}
