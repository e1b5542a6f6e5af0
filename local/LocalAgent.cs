using Postfix.Delivery;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>Delivers to the users, aliases and lists of this machine. A recipient is finished when its whole expansion is.</summary>
internal sealed class LocalAgent(LocalServices services) : IDeliveryAgent
{
    public DsnDetail Deliver(DeliveryJob job)
    {
        LocalMessage message = new(job.Request, job.Content, LoopHeaders.Read(job.Content));
        LocalReporter reporter = new(job, services.ServiceName);
        foreach (DeliverRecipient recipient in job.Request.Recipients)
        {
            using RecipientJob work = new(services, message, reporter);
            job.Finish(recipient, work.Deliver(recipient));
        }
        return DsnDetail.None;
    }
}
