using Postfix.Delivery;
using Postfix.Config;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.LocalDelivery.Rules;

/// <summary>The end of the search: another transport, one address for all unknown users, or back to the sender.</summary>
internal sealed class UnknownUserRule(RecipientJob job) : IDeliveryRule
{
    private static readonly string[] s_required = ["mailer-daemon", "postmaster"];

    public RecipientOutcome? Try(Attempt attempt)
    {
        if (job.Seen.SeenBefore("unknown", attempt.Address.Local))
            return RecipientOutcome.Done;
        string transport = job.Settings[LocalParameters.FallbackTransport];
        if (job.PassOn.Try(attempt, job.Services.FallbackTransports, transport) is RecipientOutcome passed)
            return passed;
        if (job.Settings[LocalParameters.LuserRelay] is { Length: > 0 } relay)
            return Relay(attempt, relay);
        if (Array.Exists(s_required, name => ByteText.EqualsIgnoreCase(name, attempt.Address.User)))
        {
            // Mail to these must not bounce: the bounce could not be delivered either.
            job.Log.Warning($"required alias not found: {attempt.Address.User}");
            return job.Reporter.Sent(attempt, new DsnDetail("2.0.0", "discarded"));
        }
        return Bounce(attempt);
    }

    private RecipientOutcome Relay(Attempt attempt, string relay)
    {
        // No special meaning for "|command" and the like here: the address has come from a stranger.
        string address = new RecipientMacros(attempt, job).Expand(relay, allowed: null).Text;
        string canonical = job.Services.Rewriter.Rewrite("local", address);
        return ByteText.EqualsIgnoreCase(canonical, attempt.Recipient.Address)
            ? Bounce(attempt)
            : job.Addresses.Deliver(attempt with { Unmatched = null, Depth = attempt.Depth + Attempt.ExpansionDepth }, address);
    }

    private RecipientOutcome Bounce(Attempt attempt) =>
        job.Reporter.Failed(attempt, new DsnDetail("5.1.1", $"unknown user: \"{attempt.Address.User}\""));
}
