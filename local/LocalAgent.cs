using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>
/// Delivers to the users, aliases and lists of this machine. A recipient is finished when its whole expansion is.
/// </summary>
internal sealed class LocalAgent(LocalServices services) : IDeliveryAgent
{
    public DsnDetail Deliver(DeliveryJob job)
    {
        DeliveredToHeaders? loops = ReadLoops(job.Content);
        LocalReporter reporter = new(job, services.ServiceName);
        foreach (DeliverRecipient recipient in job.Request.Recipients)
        {
            RecipientOutcome outcome = RecipientOutcome.Deferred;
            if (loops is not null)
            {
                using RecipientJob work = new(services, new LocalMessage(job.Request, job.Content, loops), reporter);
                outcome = work.Deliver(recipient);
            }
            job.Finish(recipient, outcome);
        }
        return DsnDetail.None;
    }

    // Null when the queue file is damaged; the queue manager deals with that.
    private DeliveredToHeaders? ReadLoops(MessageContent content)
    {
        try
        {
            using RecordReader reader = content.Open();
            return DeliveredToHeaders.Read(reader);
        }
        catch (CorruptRecordException error)
        {
            content.GiveUp(error.Message, services.Log);
            return null;
        }
    }
}
