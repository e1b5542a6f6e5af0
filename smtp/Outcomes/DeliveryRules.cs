using Postfix.Logging;

namespace Postfix.SmtpClient.Outcomes;

/// <summary>What decides about the fate of recipients, for all deliveries of this process.</summary>
/// <param name="Log">Where skipped servers are reported.</param>
/// <param name="Clock">For time stamps.</param>
/// <param name="IsSoftBounce">Nothing is to be returned to sender (soft_bounce).</param>
/// <param name="IsFinalDelivery">The server is where mail ends up (LMTP; flag X of the command line).</param>
internal sealed record DeliveryRules(Log Log, TimeProvider Clock, bool IsSoftBounce, bool IsFinalDelivery);
