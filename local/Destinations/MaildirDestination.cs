using Postfix.Delivery;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.LocalDelivery.Destinations;

/// <summary>Delivers into a maildir: a user's mailbox, or one that an alias names.</summary>
internal sealed class MaildirDestination(RecipientJob job)
{
    /// <summary>Delivers; the path ends in a slash.</summary>
    public RecipientOutcome Deliver(Attempt attempt, string path)
    {
        if (job.IsTest)
            return job.Reporter.Sent(attempt, new DsnDetail("2.0.0", "delivers to maildir"));
        attempt = job.WithOwnDeliveredTo(attempt);
        CopyStyle style = job.StyleFor(CopyStyle.Maildir, DeliveredHeaders.File);
        CopyResult result;
        using (Credentials.Assume(attempt.Rights.Uid, attempt.Rights.Gid))
            result = job.Services.Maildirs.Deliver(path, job.Message.Content, attempt.Heading, style, "5.2.0");
        if (result.IsCorrupt)
            return RecipientOutcome.Deferred;
        return result.Problem is DsnDetail problem
            ? Failed(attempt, problem, result.Error)
            : job.Reporter.Sent(attempt, new DsnDetail("2.0.0", "delivered to maildir"));
    }

    private RecipientOutcome Failed(Attempt attempt, DsnDetail problem, Errno error)
    {
        if (error == Errno.EACCES)
        {
            job.Log.Warning($"maildir access problem for UID/GID={attempt.Rights.Uid}/{attempt.Rights.Gid}: {problem.Reason}");
            job.Log.Warning("perhaps you need to create the maildirs in advance");
        }
        return job.Reporter.Failed(attempt, problem with { Reason = $"maildir delivery failed: {problem.Reason}" });
    }
}
