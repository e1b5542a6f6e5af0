using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>The message that is being delivered.</summary>
/// <param name="Request">What the queue manager asked for.</param>
/// <param name="Content">The message's content.</param>
/// <param name="Deliveries">Where it has been delivered before.</param>
internal sealed record LocalMessage(DeliverRequest Request, MessageContent Content, DeliveredToHeaders Deliveries);
