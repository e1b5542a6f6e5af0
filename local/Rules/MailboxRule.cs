using Postfix.Delivery;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Services;

namespace Postfix.LocalDelivery.Rules;

/// <summary>
/// Delivers to the user's mailbox: another transport, a command, a maildir or a mailbox file, whichever main.cf names first
/// (local(8), "mailbox delivery").
/// </summary>
internal sealed class MailboxRule(RecipientJob job) : IDeliveryRule
{
    public RecipientOutcome? Try(Attempt attempt)
    {
        if (job.Seen.SeenBefore("mailbox", attempt.Address.Local))
            return RecipientOutcome.Done;
        string transport = job.Settings[LocalParameters.MailboxTransport];
        if (job.PassOn.Try(attempt, job.Services.MailboxTransports, transport) is RecipientOutcome passed)
            return passed;
        UserLookup lookup = job.FindUser(attempt.Address.User);
        if (lookup.User is null)
            return lookup.Failed ? job.Reporter.Failed(attempt, UserLookup.Trouble) : null;
        return Deliver(attempt with { Rights = UserRights.Of(lookup.User) });
    }

    private RecipientOutcome Deliver(Attempt attempt)
    {
        LookupResult command = job.Services.MailboxCommands.Find(attempt.Address.User);
        if (command.IsFailed)
            return job.Reporter.Failed(attempt, new DsnDetail("4.3.0", "table lookup failure"));
        if (command.IsFound)
            return job.Commands.Deliver(attempt, command.Value);
        if (job.Settings[LocalParameters.MailboxCommand] is { Length: > 0 } defaultCommand)
            return job.Commands.Deliver(attempt, defaultCommand);
        if (MaildirOf(attempt) is string maildir)
            return job.Maildirs.Deliver(attempt, maildir);
        return job.Mailboxes.Deliver(attempt);
    }

    private string? MaildirOf(Attempt attempt)
    {
        string homeMailbox = job.Settings[LocalParameters.HomeMailbox];
        if (homeMailbox.EndsWith('/'))
            return $"{attempt.Rights.Home}/{homeMailbox}";
        string spool = job.Settings[LocalParameters.MailSpoolDirectory];
        return homeMailbox.Length == 0 && spool.EndsWith('/') ? $"{spool}{attempt.Address.User}/" : null;
    }
}
