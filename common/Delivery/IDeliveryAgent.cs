using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>What a delivery agent does with a request. Called on several threads when the agent serves many clients.</summary>
public interface IDeliveryAgent
{
    /// <summary>
    /// Tries all recipients, finishing each with one of the job's methods. Returns trouble with the next hop as a whole,
    /// for the queue manager to slow down, or <see cref="DsnDetail.None"/>.
    /// </summary>
    DsnDetail Deliver(DeliveryJob job);
}
