using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.LocalDelivery.Destinations;

/// <summary>
/// Delivers to an address: local ones here, others by sending the mail on. Canonical form and next hop are found as cleanup(8)
/// and qmgr(8) would; only virtual aliases are left to the new message.
/// </summary>
internal sealed class AddressDestination(RecipientJob job)
{
    /// <summary>Delivers to an address in external form.</summary>
    public RecipientOutcome Deliver(Attempt attempt, string address)
    {
        string canonical = EmailAddress.Unquote(job.Services.Rewriter.Rewrite("local", address));
        ResolveReply route = job.Services.Resolver.Resolve("", canonical);
        if ((route.Flags & ResolveFlags.Fail) != 0)
            return job.Reporter.Failed(attempt, new DsnDetail("4.3.0", "address resolver failure"));
        if ((route.Flags & ResolveFlags.Error) != 0)
            return job.Reporter.Failed(attempt, new DsnDetail("5.1.3", $"bad recipient address syntax: {route.Recipient}"));
        attempt = attempt with
        {
            Recipient = attempt.Recipient with { Address = WithExtension(route.Recipient, attempt) },
            Depth = attempt.Depth + Attempt.AddressDepth,
        };
        return route.Transport == job.ServiceName ? job.Deliver(attempt) : job.Forwarder.Add(attempt);
    }

    private static string WithExtension(string address, Attempt attempt)
    {
        if (attempt.Unmatched is not string extension)
            return address;
        int at = address.LastIndexOf('@');
        return address.Insert(at < 0 ? address.Length : at, attempt.Address.Delimiter + extension);
    }
}
