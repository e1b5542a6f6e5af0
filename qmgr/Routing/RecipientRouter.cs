using Postfix.Mail;
using Postfix.QueueManager.Scheduling;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.QueueManager.Routing;

/// <summary>Finds the destination of every recipient of a batch.</summary>
internal sealed class RecipientRouter(
    RouterSettings settings, IAddressService addresses, TransportTable transports, DestinationHealth health, ActiveCount active,
    IRecipientDisposal disposal)
{
    /// <summary>Sets the destinations. Recipients that need no delivery, or are disposed of here, get none.</summary>
    public void FindDestinations(MessageEntry message, List<RoutedRecipient> batch)
    {
        if (message.Envelope.RedirectTo is { } target)
        {
            Redirect(message, batch, target);
            return;
        }
        for (int i = 0; i < batch.Count; i++)
            batch[i] = FindOne(message, batch[i].Recipient, RouteFor(message, batch[i].Recipient.Address));
    }

    /// <summary>The redirect address gets one copy; it stands for all recipients, also those that were not read yet.</summary>
    private void Redirect(MessageEntry message, List<RoutedRecipient> batch, string target)
    {
        message.UnreadOffset = 0;
        message.UnreadRecipients = 0;
        if (batch.Count > 0)
            batch[0] = FindOne(message, batch[0].Recipient, Resolve(message, addresses.Canonical(target)));
    }

    private RoutedRecipient FindOne(MessageEntry message, DeliverRecipient recipient, Route route)
    {
        if (recipient.Address != route.Address)
            recipient = recipient with { Address = route.Address };
        if (recipient.Address.Length == 0)
            route = route.Bounced("5.1.3 null recipient address");
        if (message.Has(RunOptions.ForceExpire))
            route = route.Deferred("4.7.0 message is administratively expired");
        if (route.IsLocal && IsDoubleBounce(route.Address))
        {
            disposal.Discard(message, recipient);
            return new(recipient, null);
        }
        return new(recipient, DestinationOf(message, recipient, ApplyPolicy(message, route)));
    }

    /// <summary>A content filter overrides the resolver, except for probes, which must tell of the real destination.</summary>
    private Route RouteFor(MessageEntry message, string address)
    {
        bool isProbe = (message.Envelope.TraceFlags & DeliverRequestFlags.Verify) != 0;
        return message.Envelope.Filter is { } filter && !isProbe ? FilterRoute(filter, address) : Resolve(message, address);
    }

    private Route Resolve(MessageEntry message, string address)
    {
        string sender = message.Envelope.Sender ?? "";
        ResolveReply reply = message.Envelope.IsProbe ? addresses.ResolveForProbe(sender, address) : addresses.Resolve(sender, address);
        return Route.From(reply, address);
    }

    private Route FilterRoute(string filter, string address)
    {
        int colon = filter.IndexOf(':');
        string transport = colon < 0 ? filter : filter[..colon];
        string nexthop = colon < 0 ? "" : filter[(colon + 1)..];
        if (nexthop.Length == 0)
            nexthop = settings.FilterNexthop;
        if (nexthop.Length == 0)
            nexthop = EmailAddress.Split(address).Domain ?? "";
        return new Route(transport, nexthop.Length == 0 ? settings.MyHostname : nexthop, address);
    }

    private Route ApplyPolicy(MessageEntry message, Route route)
    {
        bool isDeferred = settings.DeferTransports.Count > 0 && settings.DeferTransports.Contains(route.Transport);
        if (isDeferred && !message.Has(RunOptions.UseDeferredTransports))
            route = route.Deferred("4.3.2 deferred transport");
        return message.Envelope.IsProbe && active.Probes > settings.ProbeLimit
            ? route.Deferred("4.3.2 Too many address verification requests")
            : route;
    }

    private DestinationQueue? DestinationOf(MessageEntry message, DeliverRecipient recipient, Route route)
    {
        bool revives = message.Has(RunOptions.ReviveDead);
        Transport transport = transports.Named(route.Transport);
        if (revives && transport.IsDead)
            transport.MarkAlive();
        if (transport.Problem is { } transportProblem)
            return RetryLater(message, recipient, transportProblem);
        DestinationQueue destination = transports.Destination(transport, NameOf(transport, route), route.Nexthop);
        if (revives && destination.State == DestinationState.Dead)
            health.Revive(destination);
        return destination.Problem is { } problem ? RetryLater(message, recipient, problem) : destination;
    }

    private DestinationQueue? RetryLater(MessageEntry message, DeliverRecipient recipient, DeliveryProblem problem)
    {
        DestinationQueue? retry = transports.RetryDestination(problem);
        if (retry is null)
            disposal.Defer(message, recipient, problem);
        return retry;
    }

    /// <summary>
    /// The next hop, or one name per mailbox where a transport takes single recipients: then they are delivered in parallel,
    /// limits hold per mailbox, and neither another domain name nor an extension evades them.
    /// </summary>
    private string NameOf(Transport transport, Route route)
    {
        if (transport.IsErrorService || transport.Limits.RecipientsPerDelivery != 1)
            return ByteText.LowerAscii(route.Nexthop);
        ReadOnlySpan<char> local = EmailAddress.LocalPart(route.Address);
        int user = EmailAddress.UserLength(local, settings.RecipientDelimiter, settings.OwnerRequestSpecial, settings.DoubleBounceSender);
        return ByteText.LowerAscii(string.Concat(local[..user], "@", route.Nexthop));
    }

    private bool IsDoubleBounce(string address) =>
        ByteText.EqualsIgnoreCase(EmailAddress.LocalPart(address), settings.DoubleBounceSender);
}
