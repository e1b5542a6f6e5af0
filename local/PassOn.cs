using Postfix.Config;
using Postfix.Delivery;
using Postfix.Lookup;
using Postfix.Services;

namespace Postfix.LocalDelivery;

/// <summary>
/// Hands a recipient to another delivery agent (<c>mailbox_transport</c>, <c>fallback_transport</c> and their maps): the same
/// exchange as the queue manager's, with one recipient (contract: services.md, section 3.1).
/// </summary>
internal sealed class PassOn(RecipientJob job)
{
    /// <summary>Hands the recipient over when the tables or the parameter name a transport; null when they do not.</summary>
    public RecipientOutcome? Try(Attempt attempt, MapList tables, string transport)
    {
        LookupResult result = tables.Find(attempt.Address.User);
        if (result.IsFailed)
            return job.Reporter.Failed(attempt, new DsnDetail("4.3.0", "table lookup failure"));
        string? service = result.Value ?? (transport.Length > 0 ? transport : null);
        return service is null ? null : Deliver(attempt, service);
    }

    private RecipientOutcome Deliver(Attempt attempt, string service)
    {
        // The other agent reports on the recipient; we mark it in the queue file, as part of the whole expansion.
        DeliverRecipient recipient = attempt.Recipient with { Offset = DeliverRecipient.NoOffset };
        int colon = service.IndexOf(':', StringComparison.Ordinal);
        string transport = colon < 0 ? service : service[..colon];
        string nexthop = colon < 0 || colon + 1 == service.Length ? job.Message.Request.Nexthop : service[(colon + 1)..];
        job.Log.Info($"{job.Message.Request.QueueId}: passing <{recipient.Address}> to transport={transport}");
        DeliverRequest request = job.Message.Request with { Nexthop = nexthop, Recipients = [recipient] };
        try
        {
            DeliverReply reply = DeliverClient.Send(transport, request, job.Settings[ServiceParameters.IpcTimeout]);
            return reply.AllDone ? RecipientOutcome.Done : RecipientOutcome.Deferred;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            job.Log.Warning($"{transport}: {error.Message}");
            DsnDetail trouble = new("4.3.0", "mail transport unavailable");
            return job.Reporter.Failed(attempt with { Recipient = recipient }, trouble);
        }
    }
}
