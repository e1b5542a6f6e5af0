using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>The message that is being delivered.</summary>
/// <param name="Request">What the queue manager asked for.</param>
/// <param name="Content">The message's content.</param>
/// <param name="LoopHeaders">Where it has been delivered before.</param>
internal sealed record LocalMessage(DeliverRequest Request, MessageContent Content, LoopHeaders LoopHeaders);
