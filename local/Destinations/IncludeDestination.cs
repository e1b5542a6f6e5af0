using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.LocalDelivery.Destinations;

/// <summary>
/// Delivers to the destinations in an :include: file. In a list of root the owner of the file gets no more than his own rights;
/// in a user's list the user's rights stay, so that nobody acts in another's name by including his file.
/// </summary>
internal sealed class IncludeDestination(RecipientJob job)
{
    private const int OtherWrite = 2;

    private static readonly DsnDetail s_configurationError = new("5.3.5", "mail system configuration error");

    /// <summary>Delivers to what the file lists.</summary>
    public RecipientOutcome Deliver(Attempt attempt, string path)
    {
        if (attempt.Depth >= Attempt.DepthLimit)
        {
            job.Log.Warning($":include: nesting limit exceeded for {path}");
            return job.Reporter.Failed(attempt, new DsnDetail("5.4.6", ":include: nesting limit exceeded"));
        }
        if (job.Seen.SeenBefore("include", $"{attempt.Rights.Uid} {path}"))
            return RecipientOutcome.Done;
        attempt = attempt with
        {
            ExpandedFrom = attempt.Address.Local,
            ListedIn = ExpansionKind.Include,
            Depth = attempt.Depth + 1,
        };
        if (Examine(path, attempt.Rights, out FileStatus status) is string problem)
        {
            job.Log.Warning(problem);
            return job.Reporter.Failed(attempt, s_configurationError);
        }
        if (RightsFor(attempt.Rights, status) is not UserRights rights)
        {
            job.Log.Warning($"{path}: cannot find :include: file owner username");
            return job.Reporter.Failed(attempt, new DsnDetail("4.3.5", "mail system configuration error"));
        }
        // From here on it is a list: recipients get a new message, in the list's name unless somebody is responsible already.
        return DeliverList(attempt with { Rights = rights, Owner = attempt.Owner ?? attempt.Recipient.Address }, path);
    }

    private RecipientOutcome DeliverList(Attempt attempt, string path)
    {
        using FileDescriptor? file = OpenAs(attempt.Rights, path);
        if (file is null)
            return job.Reporter.Failed(attempt, s_configurationError);
        if ((job.Options.Propagated & PropagatedExtensions.Include) == 0)
            attempt = attempt with { Unmatched = null };
        return job.Destinations.Deliver(attempt, file).Outcome;
    }

    // A symbolic link is fine here; the text that it leads to must not be everybody's.
    private static string? Examine(string path, UserRights rights, out FileStatus status)
    {
        status = default;
        if (!path.StartsWith('/'))
            return $":include:{path} uses a relative path";
        using (Credentials.Assume(rights.Uid, rights.Gid))
        {
            if (FileSystem.TryStatus(path, out Errno error) is not FileStatus found)
                return $"unable to lookup :include: file {path}: {error.Describe()}";
            status = found;
        }
        if (!status.IsRegular)
            return $":include: file {path} is not a regular file";
        return (status.Mode & OtherWrite) != 0 ? $":include: file {path} is world writable" : null;
    }

    private UserRights? RightsFor(UserRights rights, FileStatus file)
    {
        if (!rights.AreDefault)
            return rights;
        if (job.Services.Users.Find(file.Uid) is not UserEntry owner)
        {
            job.Log.Warning($"cannot find username for uid {file.Uid}");
            return null;
        }
        return owner.Uid == 0 ? rights : UserRights.Of(owner);
    }

    private FileDescriptor? OpenAs(UserRights rights, string path)
    {
        using (Credentials.Assume(rights.Uid, rights.Gid))
        {
            FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadOnly, 0, out Errno error);
            if (file is null)
                job.Log.Warning($"cannot open include file {path}: {error.Describe()}");
            return file;
        }
    }
}
