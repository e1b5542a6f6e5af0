using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Mailboxes;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.LocalDelivery.Destinations;

/// <summary>Delivers to <c>/file/name</c> and <c>/maildir/</c>.</summary>
internal sealed class FileDestination(RecipientJob job)
{
    private const string DefaultStatus = "5.2.0";
    private const int Execute = 0x49; // 0111

    /// <summary>Delivers to a file that an alias or .forward file names.</summary>
    public RecipientOutcome Deliver(Attempt attempt, string path)
    {
        if (job.Seen.SeenBefore("file", $"{attempt.Rights.Uid} {path}"))
            return RecipientOutcome.Done;
        if ((job.Options.FilesAllowedIn & attempt.ListedIn) == 0)
            return job.FailToOwner(attempt, new DsnDetail("5.7.1", "mail to file is restricted"));
        if (job.IsTest)
            return job.Reporter.Sent(attempt, new DsnDetail("2.0.0", $"delivers to file: {path}"));
        attempt = job.WithDefaultRights(attempt);
        return path.EndsWith('/') ? job.Maildirs.Deliver(attempt, path) : Append(attempt, path);
    }

    private RecipientOutcome Append(Attempt attempt, string path)
    {
        CopyResult result;
        using (Credentials.Assume(attempt.Rights.Uid, attempt.Rights.Gid))
            result = AppendAsUser(attempt, path);
        if (result.IsCorrupt)
            return RecipientOutcome.Deferred;
        return result.Problem is DsnDetail problem
            ? job.FailToOwner(attempt, problem with { Reason = $"cannot append message to file {path}: {problem.Reason}" })
            : job.Reporter.Sent(attempt, new DsnDetail("2.0.0", $"delivered to file: {path}"));
    }

    private CopyResult AppendAsUser(Attempt attempt, string path)
    {
        MailboxLocks locks = job.Options.MailboxLocks | MailboxLocks.DotLockMayFail;
        MailboxOpening opening = job.Services.Mailboxes.Open(path, locks, null, DefaultStatus);
        if (!opening.IsOpen)
            return new CopyResult(opening.Problem, default, false);
        using MailboxFile mailbox = opening.Mailbox;
        if (mailbox.Status.IsRegular && (mailbox.Status.Mode & Execute) != 0)
            return new CopyResult(new DsnDetail("5.7.1", "file is executable"), default, false);
        CopyStyle style = job.StyleFor(CopyStyle.Mailbox, DeliveredHeaders.File);
        // A device or pipe cannot be synced or cut back.
        if (!mailbox.Status.IsRegular)
            style &= ~CopyStyle.File;
        return job.Services.Copier.CopyToFile(job.Message.Content, attempt.Heading, style, mailbox.File);
    }
}
