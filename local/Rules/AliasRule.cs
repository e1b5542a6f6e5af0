using Postfix.Config;
using Postfix.Delivery;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.LocalDelivery.Rules;

/// <summary>
/// Expands aliases (aliases(5)): the complete local part first, then the name without its extension. The same alias may be
/// expanded more than once: a list and its member's own .forward file can both name it.
/// </summary>
internal sealed class AliasRule(RecipientJob job) : IDeliveryRule
{
    public RecipientOutcome? Try(Attempt attempt)
    {
        LocalAddress address = attempt.Address;
        RecipientOutcome? result = Expand(attempt with { Unmatched = null }, address.Local);
        if (result is not null || address.Extension is null)
            return result;
        bool inherits = (job.Options.Propagated & PropagatedExtensions.Alias) != 0;
        return Expand(attempt with { Unmatched = inherits ? address.Extension : null }, address.User);
    }

    private RecipientOutcome? Expand(Attempt attempt, string name)
    {
        // An alias that lists its own name means the user of that name.
        if (attempt.ExpandedFrom is string origin && ByteText.FoldCase(origin) == ByteText.FoldCase(name))
            return null;
        if (attempt.Depth + Attempt.ExpansionDepth > Attempt.DepthLimit)
        {
            job.Log.Warning($"alias database loop for {name}");
            return job.Reporter.Failed(attempt, new DsnDetail("5.4.6", $"alias database loop for {name}"));
        }
        MapListResult match = job.Services.Aliases.Find(name);
        return match.Result.Status switch
        {
            LookupStatus.NotFound => null,
            LookupStatus.Failed => Unavailable(attempt, $"{match.Table!.Label}: lookup of '{name}' failed"),
            _ when job.IsProbe => job.Reporter.Sent(attempt, new DsnDetail("2.0.0", $"aliased to {match.Result.Value}")),
            _ => DeliverTo(attempt with
            {
                ExpandedFrom = name,
                ListedIn = ExpansionKind.Alias,
                Depth = attempt.Depth + Attempt.ExpansionDepth,
            }, name, match),
        };
    }

    private RecipientOutcome Unavailable(Attempt attempt, string problem)
    {
        job.Log.Warning(problem);
        return job.Reporter.Failed(attempt, new DsnDetail("4.3.0", "alias database unavailable"));
    }

    private RecipientOutcome DeliverTo(Attempt attempt, string name, MapListResult match)
    {
        if (RightsOf(match, out string? problem) is not UserRights rights)
            return job.Reporter.Failed(attempt, new DsnDetail("4.3.0", problem!));
        attempt = job.WithOwnDeliveredTo(attempt) with { Rights = rights };

        OwnerMatch owner = job.Owners.Find(name);
        if (owner.Failed)
            return job.Reporter.Failed(attempt, new DsnDetail("4.3.0", "alias database unavailable"));
        Attempt members = ForMembers(attempt, owner);
        DestinationResult result = job.Destinations.Deliver(members, match.Result.Value!);
        if (result.Count == 0)
            return Unavailable(attempt, $"no recipient in alias lookup result for {name}");
        if ((attempt.Recipient.Notify & (int)NotifyFlags.Success) != 0)
        {
            DsnDetail detail = new("2.0.0", "alias expanded") { Action = owner.IsFound ? "delivered" : "expanded" };
            DeliverRecipient reported = attempt.Recipient with { OriginalAddress = members.Recipient.OriginalAddress };
            job.Reporter.Expanded(attempt with { Sender = members.Sender, Owner = members.Owner, Recipient = reported }, detail);
        }
        return result.Outcome;
    }

    // RFC 3461 section 5.2.7: a list is the end of the way for the sender's wishes, an alias hands them on.
    private Attempt ForMembers(Attempt attempt, OwnerMatch owner)
    {
        attempt = attempt.WithoutSuccessNotice();
        if (!owner.IsFound)
            return job.Settings[LocalParameters.ResetOwnerAlias] ? attempt with { Owner = null } : attempt;
        return attempt with
        {
            Sender = owner.Address!,
            Owner = owner.Address,
            EnvelopeId = "",
            ReturnFlags = 0,
            Recipient = attempt.Recipient with { DsnOriginalRecipient = "", OriginalAddress = "" },
        };
    }

    // Commands and files in a table run with the rights of whoever can write the table; root's tables have default_privs.
    private UserRights? RightsOf(MapListResult match, out string? problem)
    {
        problem = null;
        switch (match.Table!.Owner.Trust)
        {
            case OwnerTrust.Trusted:
                return UserRights.None;
            case OwnerTrust.Unknown:
                job.Log.Warning($"no owner UID for alias database {match.Table!.Label}");
                problem = "mail system configuration error";
                return null;
            default:
                if (job.Services.Users.Find(match.Table.Owner.UserId) is UserEntry user)
                    return UserRights.Of(user);
                job.Log.Warning($"cannot find alias database owner for {match.Table!.Label}");
                problem = "cannot find alias database owner";
                return null;
        }
    }
}
