using Postfix.Delivery;
using Postfix.Server;

namespace Postfix.DiscardDelivery;

/// <summary>discard(8): a delivery agent that throws mail away and says so in the log.</summary>
internal sealed class DiscardDaemon : Daemon
{
    public override DaemonTraits Traits { get; } = new("discard") { ServesManyClients = true };

    public override IService Start(DaemonContext context) =>
        new ConnectionService(new DeliveryConnection(new DiscardAgent(), context));
}
