using Postfix.Delivery;
using Postfix.Server;

namespace Postfix.ErrorDelivery;

/// <summary>error(8): a delivery agent that never delivers; as service "retry" it defers instead of bouncing.</summary>
internal sealed class ErrorDaemon : Daemon
{
    private const string RetryService = "retry";

    public override DaemonTraits Traits { get; } = new("error") { ServesManyClients = true };

    public override IService Start(DaemonContext context) => new ConnectionService(
        new DeliveryConnection(new ErrorAgent(context.ServiceName == RetryService ? Verdict.Defer : Verdict.Bounce), context));
}
