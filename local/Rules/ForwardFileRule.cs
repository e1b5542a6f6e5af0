using Postfix.Delivery;
using Postfix.Config;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.LocalDelivery.Rules;

/// <summary>
/// Delivers as the user's .forward file says (<c>forward_path</c>). Commands and files in it get the user's rights; a file that
/// somebody else could have written is not used, and mail goes to the mailbox.
/// </summary>
internal sealed class ForwardFileRule(RecipientJob job) : IDeliveryRule
{
    private const string Visited = "forward";
    private const string Completed = "forward-done";

    public RecipientOutcome? Try(Attempt attempt)
    {
        if (job.Settings[LocalParameters.ForwardPath].Length == 0)
            return null;
        UserLookup lookup = job.FindUser(attempt.Address.User);
        if (lookup.User is not UserEntry user)
            return lookup.Failed ? job.Reporter.Failed(attempt, UserLookup.Trouble) : null;
        attempt = job.WithOwnDeliveredTo(attempt) with
        {
            Rights = UserRights.Of(user),
            ListedIn = ExpansionKind.Forward,
            // Recipients other than the user get a new message; :include: files leave the sender alone.
            Owner = attempt.Address.User,
        };
        if (Search(attempt) is not ForwardFile file)
            return null;
        if (job.IsProbe)
            return job.Reporter.Sent(attempt, new DsnDetail("2.0.0", $"forward via file: {file.Path}"));
        if (!job.Seen.SeenBefore(Visited, file.Path))
            return Deliver(file.UsedExtension ? attempt with { Unmatched = null } : attempt, file);
        // The user's own address in the file means the mailbox; an alias that leads here again has been served.
        return job.Seen.Contains(Completed, file.Path) ? RecipientOutcome.Done : null;
    }

    private ForwardFile? Search(Attempt attempt)
    {
        bool inherits = (job.Options.Propagated & PropagatedExtensions.Forward) != 0;
        foreach (string pattern in Tokens.SplitList(job.Settings[LocalParameters.ForwardPath]))
        {
            RecipientMacros macros = new(attempt, job);
            MacroResult path = macros.Expand(pattern, job.Options.ForwardPathCharacters);
            if (path.Error is not null || path.Undefined)
                continue;
            using (Credentials.Assume(attempt.Rights.Uid, attempt.Rights.Gid))
            {
                if (FileSystem.TryLinkStatus(path.Text, out _) is FileStatus status)
                    return new ForwardFile(path.Text, status, macros.UsedExtension || !inherits);
            }
        }
        return null;
    }

    private RecipientOutcome? Deliver(Attempt attempt, ForwardFile file)
    {
        if (file.Objection(attempt.Rights) is string objection)
        {
            job.Log.Warning(objection);
            return null;
        }
        using FileDescriptor? open = OpenAs(attempt.Rights, file.Path);
        if (open is null)
            return null;
        Attempt members = attempt.WithoutSuccessNotice() with
        {
            ExpandedFrom = attempt.Address.Local,
            Depth = attempt.Depth + Attempt.ExpansionDepth,
        };
        DestinationResult result = job.Destinations.Deliver(members, open);
        if (result.Count == 0)
            return null;
        job.Seen.SeenBefore(Completed, file.Path);
        if (result.Outcome == RecipientOutcome.Done && (attempt.Recipient.Notify & (int)NotifyFlags.Success) != 0)
            job.Reporter.Expanded(attempt, new DsnDetail("2.0.0", "alias expanded") { Action = "expanded" });
        return result.Outcome;
    }

    private FileDescriptor? OpenAs(UserRights rights, string path)
    {
        using (Credentials.Assume(rights.Uid, rights.Gid))
        {
            FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out Errno error);
            if (file is null)
                job.Log.Warning($"cannot open file {path}: {error.Describe()}");
            return file;
        }
    }
}
