using Postfix.Delivery;
using Postfix.Logging;
using Postfix.Mail;
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
        using ExtraVerbosity detail = services.DebugPeers.Observe(job.Request.Nexthop);
        JobReports reports = new(job);
        RecipientLedger ledger = new(job.Request, reports, services.Delivery);
        if (FindObstacle(job) is { } obstacle)
        {
            ledger.IsFinalServer = true;
            ledger.FailAll(obstacle, session: null);
            return reports.Hop;
        }
        ContentFactory contents = new(job.Content, job.Request, content);
        new DeliveryRun(job.Request, ledger, contents, services).Run();
        return reports.Hop;
    }

    /// <summary>
    /// Headers that name the recipient fit one recipient only, and not if the message was delivered to that recipient before.
    /// </summary>
    private Trouble? FindObstacle(DeliveryJob job)
    {
        if (content.Heading.NeedsSingleRecipient && job.Request.Recipients.Count > 1)
        {
            services.Log.Warning("flags D and O require a destination recipient limit of 1");
            return Trouble.Message("4.3.5", "mail system configuration error");
        }
        if (!content.Heading.ShowsDelivery)
            return null;
        string address = job.Request.Recipients[0].Address;
        using RecordReader reader = job.Content.Open();
        return DeliveredToHeaders.Read(reader).Contains(content.Generic?.Rewrite(address) ?? address)
            ? Trouble.Message("5.4.6", $"mail forwarding loop for {address}")
            : null;
    }
}
