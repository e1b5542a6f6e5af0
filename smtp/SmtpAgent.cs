using Postfix.Delivery;
using Postfix.Services;
using Postfix.SmtpClient.Content;
using Postfix.SmtpClient.Deliveries;
using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient;

/// <summary>Delivers messages to SMTP or LMTP servers. Serves many requests at once; each has its own run.</summary>
internal sealed class SmtpAgent(ClientServices services, ContentRules content) : IDeliveryAgent
{
    public DsnDetail Deliver(DeliveryJob job)
    {
        JobReports reports = new(job);
        RecipientLedger ledger = new(job.Request, reports, services.Delivery);
        ContentFactory contents = new(job.Content, job.Request, content);
        new DeliveryRun(job.Request, ledger, contents, services).Run();
        return reports.Hop;
    }
}
