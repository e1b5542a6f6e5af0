using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Mailboxes;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.VirtualDelivery;

/// <summary>
/// Delivers to mailboxes that the administrator's tables name: no aliases, no commands, no .forward files, no accounts. Trouble
/// with a mailbox is the administrator's, so mail waits; only unknown users and full mailboxes are reported to the sender.
/// </summary>
internal sealed class VirtualAgent(VirtualServices services) : IDeliveryAgent
{
    private const string DefaultStatus = "4.2.0";

    public DsnDetail Deliver(DeliveryJob job)
    {
        foreach (DeliverRecipient recipient in job.Request.Recipients)
            Deliver(job, recipient);
        return DsnDetail.None;
    }

    private void Deliver(DeliveryJob job, DeliverRecipient recipient)
    {
        MailboxLookup lookup = services.Directory.Find(ByteText.FoldCase(recipient.Address));
        if (!lookup.IsFound)
        {
            Failed(job, recipient, lookup.Problem);
            return;
        }
        VirtualMailbox mailbox = lookup.Mailbox;
        string kind = mailbox.Path.EndsWith('/') ? "maildir" : "mailbox";
        if (job.IsVerification)
        {
            job.Sent(recipient, services.ServiceName, new DsnDetail("2.0.0", $"delivers to {kind}"));
            return;
        }
        CopyHeading heading = new(job.Request.Sender, recipient.OriginalAddress, recipient.Address);
        CopyResult result;
        using (Credentials.Assume(mailbox.Uid, mailbox.Gid))
            result = kind == "maildir" ? DeliverToMaildir(job, heading, mailbox) : Append(job, recipient, heading, mailbox);
        if (result.IsCorrupt)
            job.Finish(recipient, RecipientOutcome.Deferred);
        else if (result.Problem is DsnDetail problem)
            Failed(job, recipient, problem);
        else
            job.Sent(recipient, services.ServiceName, new DsnDetail("2.0.0", $"delivered to {kind}"));
    }

    private CopyResult DeliverToMaildir(DeliveryJob job, CopyHeading heading, VirtualMailbox mailbox)
    {
        CopyResult result = services.Maildirs.Deliver(mailbox.Path, job.Content, heading, CopyStyle.Maildir, DefaultStatus);
        if (result.Problem is not DsnDetail problem)
            return result;
        if (result.Error == Errno.EACCES)
        {
            services.Log.Warning($"maildir access problem for UID/GID={mailbox.Uid}/{mailbox.Gid}: {problem.Reason}");
            services.Log.Warning("perhaps you need to create the maildirs in advance");
        }
        return result with { Problem = problem with { Reason = $"maildir delivery failed: {problem.Reason}" } };
    }

    private CopyResult Append(DeliveryJob job, DeliverRecipient recipient, CopyHeading heading, VirtualMailbox mailbox)
    {
        MailboxOpening opening = services.Mailboxes.Open(mailbox.Path, services.Locks, null, DefaultStatus);
        CopyResult result = opening.IsOpen
            ? Append(job, recipient, heading, mailbox, opening.Mailbox)
            : new CopyResult(opening.Problem, default, false);
        return result.Problem is DsnDetail problem
            ? result with { Problem = problem with { Reason = $"delivery failed to mailbox {mailbox.Path}: {problem.Reason}" } }
            : result;
    }

    private CopyResult Append(
        DeliveryJob job, DeliverRecipient recipient, CopyHeading heading, VirtualMailbox mailbox, MailboxFile file)
    {
        using (file)
        {
            if (!file.Status.IsRegular)
            {
                services.Log.Warning($"recipient {recipient.Address}: destination {mailbox.Path} is not a regular file");
                return NotDelivered("5.3.5", "mail system configuration error");
            }
            if (services.Settings[LocalParameters.StrictMailboxOwnership] && !Owns(mailbox, file.Status))
            {
                services.Log.Warning("specify \"strict_mailbox_ownership = no\" to ignore mailbox ownership mismatch");
                return NotDelivered("4.2.0", $"destination {mailbox.Path} is not owned by recipient");
            }
            return services.Copier.CopyToFile(job.Content, heading, CopyStyle.Mailbox, file.File);
        }
    }

    private static CopyResult NotDelivered(string status, string reason) => new(new DsnDetail(status, reason), default, false);

    // Rootless, all files have one owner.
    private static bool Owns(VirtualMailbox mailbox, FileStatus file) => file.Uid == mailbox.Uid || !Credentials.IsPrivileged;

    private void Failed(DeliveryJob job, DeliverRecipient recipient, DsnDetail problem)
    {
        if (problem.Status.StartsWith('4'))
            job.Deferred(recipient, services.ServiceName, problem);
        else
            job.Bounced(recipient, services.ServiceName, problem);
    }
}
