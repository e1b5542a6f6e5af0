using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Mailboxes;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.LocalDelivery.Destinations;

/// <summary>
/// Appends to a user's mailbox file, in his home directory or in the mail spool directory, with as few rights as the directory
/// allows: the user's own, the user's with the directory's group, or root's for a spool directory that only root can write.
/// </summary>
internal sealed class MailboxDestination(RecipientJob job)
{
    private const int GroupWrite = 0x10;
    private const int OtherWrite = 0x02;

    /// <summary>Delivers to the mailbox of the user whose rights the attempt has.</summary>
    public RecipientOutcome Deliver(Attempt attempt)
    {
        if (job.IsTest)
            return job.Reporter.Sent(attempt, new DsnDetail("2.0.0", "delivers to mailbox"));
        attempt = job.WithOwnDeliveredTo(attempt);
        string path = PathOf(attempt);
        (CopyResult result, long offset) = Append(attempt, path);
        if (result.IsCorrupt)
            return RecipientOutcome.Deferred;
        if (result.Problem is DsnDetail problem)
        {
            string reason = $"cannot update mailbox {path} for user {attempt.Address.User}. {problem.Reason}";
            return job.Reporter.Failed(attempt, problem with { Reason = reason });
        }
        RecipientOutcome outcome = job.Reporter.Sent(attempt, new DsnDetail("2.0.0", "delivered to mailbox"));
        job.Services.Biff?.Notify(attempt.Rights.Name ?? attempt.Address.User, offset);
        return outcome;
    }

    private string PathOf(Attempt attempt)
    {
        string homeMailbox = job.Settings[LocalParameters.HomeMailbox];
        return homeMailbox.Length > 0
            ? $"{attempt.Rights.Home}/{homeMailbox}"
            : $"{job.Settings[LocalParameters.MailSpoolDirectory]}/{attempt.Address.User}";
    }

    private (CopyResult Result, long Offset) Append(Attempt attempt, string path)
    {
        UserRights user = attempt.Rights;
        FileOwner opener = OpenerOf(user);
        FileOwner? newOwner = opener.Uid == user.Uid ? null : new FileOwner(user.Uid, user.Gid);
        using (Credentials.Assume(opener.Uid, opener.Gid))
        {
            MailboxOpening opening = job.Services.Mailboxes.Open(path, job.Options.MailboxLocks, newOwner, "5.2.0");
            if (!opening.IsOpen)
                return (new CopyResult(opening.Problem, default, false), 0);
            // The lock is given up by whoever took it; the text is written by the user, so that his quota counts.
            using MailboxFile mailbox = opening.Mailbox;
            using (Credentials.Assume(user.Uid, user.Gid))
                return AppendAsUser(attempt, mailbox, path);
        }
    }

    private (CopyResult Result, long Offset) AppendAsUser(Attempt attempt, MailboxFile mailbox, string path)
    {
        if (!mailbox.Status.IsRegular)
            return (new CopyResult(new DsnDetail("5.2.0", $"destination {path} is not a regular file"), default, false), 0);
        if (job.Settings[LocalParameters.StrictMailboxOwnership] && !attempt.Rights.Owns(mailbox.Status))
        {
            job.Log.Warning("specify \"strict_mailbox_ownership = no\" to ignore mailbox ownership mismatch");
            return (new CopyResult(new DsnDetail("4.2.0", $"destination {path} is not owned by recipient"), default, false), 0);
        }
        long offset = mailbox.File.Seek(0, SeekOrigin.End);
        CopyStyle style = job.StyleFor(CopyStyle.Mailbox, DeliveredHeaders.File);
        return (job.Services.Copier.CopyToFile(job.Message.Content, attempt.Heading, style, mailbox.File), offset);
    }

    private FileOwner OpenerOf(UserRights user)
    {
        bool isHome = job.Settings[LocalParameters.HomeMailbox].Length > 0;
        FileStatus? spool = isHome ? null : FileSystem.TryStatus(job.Settings[LocalParameters.MailSpoolDirectory], out _);
        if (spool is not FileStatus directory || (directory.Mode & OtherWrite) != 0)
            return new FileOwner(user.Uid, user.Gid);
        return (directory.Mode & GroupWrite) != 0 ? new FileOwner(user.Uid, directory.Gid) : new FileOwner(0, 0);
    }
}
