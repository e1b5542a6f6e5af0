using Postfix.QueueManager.Scheduling;
using Postfix.Services;
using Postfix.Smtp;

namespace Postfix.QueueManager.Delivery;

/// <summary>Draws the conclusions from what agents say, and from their silence.</summary>
internal sealed class DeliveryResults(Scheduler scheduler, DestinationHealth health, QueueManagerLog log)
{
    private const string Suspended = "delivery temporarily suspended: ";

    private static readonly DeliverReply s_crash = new(new DsnDetail("4.3.0", "unknown mail transport error"), AllDone: false);

    /// <summary>No agent can be had: the transport rests, and its mail is deferred.</summary>
    public void TransportFailed(Transport transport)
    {
        health.MarkDead(transport, DeliveryProblem.TransportUnavailable);
        transport.IsRateLocked = false;
        scheduler.DeferWaiting(transport, DeliveryProblem.TransportUnavailable);
    }

    /// <summary>Reads the announcement of an agent; false when there is no agent behind the connection.</summary>
    public bool ReadAnnouncement(AgentConnection connection)
    {
        try
        {
            if (!connection.IsClosed())
            {
                connection.ReadAnnouncement();
                return true;
            }
            log.PrematureDisconnect(connection.Transport.Name);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.MalformedResponse(connection.Transport.Name, error.Message);
        }
        return false;
    }

    /// <summary>
    /// Reads the reply of an agent that has a delivery; null when it has gone away or says something else. False when it has only said
    /// who it is.
    /// </summary>
    public bool TryReadReply(AgentConnection connection, out DeliverReply? reply)
    {
        reply = null;
        try
        {
            if (connection.IsClosed())
            {
                log.PrematureDisconnect(connection.Transport.Name);
                return true;
            }
            if (!connection.IsAnnounced)
            {
                connection.ReadAnnouncement();
                if (!connection.HasMore)
                    return false;
            }
            reply = connection.ReadReply();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.MalformedResponse(connection.Transport.Name, error.Message);
        }
        return true;
    }

    /// <summary>An agent has answered, or gone away without a reply: the delivery is over.</summary>
    public void Finish(DeliveryEntry entry, DeliverReply? reply)
    {
        DsnDetail hop = (reply ?? s_crash).Hop;
        if (!(reply ?? s_crash).AllDone)
        {
            entry.Message.NeedsRetry = true;
            if (!hop.IsEmpty)
                Suspend(entry.Destination, hop);
        }
        if (reply is not null)
        {
            entry.Destination.Transport.MarkAlive();
            if (hop.Reason.Length == 0 && (reply.AllDone || hop.IsEmpty))
                health.CountSuccess(entry.Destination);
        }
        scheduler.Finish(entry);
    }

    /// <summary>The agent says that the whole hop is in trouble.</summary>
    private void Suspend(DestinationQueue destination, DsnDetail hop)
    {
        bool isStatus = EnhancedStatus.Length(hop.Status) == hop.Status.Length;
        var problem = new DeliveryProblem(
            isStatus ? hop.Status : "4.0.0", Suspended + (hop.Reason.Length > 0 ? hop.Reason : "unknown error"));
        if (health.CountFailure(destination, problem))
            scheduler.DeferWaiting(destination, problem);
    }
}
