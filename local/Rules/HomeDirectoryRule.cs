using Postfix.Config;
using Postfix.Delivery;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.LocalDelivery.Rules;

/// <summary>Waits for a home directory that is not there, for example not mounted (<c>require_home_directory</c>).</summary>
internal sealed class HomeDirectoryRule(RecipientJob job) : IDeliveryRule
{
    public RecipientOutcome? Try(Attempt attempt)
    {
        if (!job.Settings[LocalParameters.RequireHomeDirectory])
            return null;
        UserLookup lookup = job.FindUser(attempt.Address.User);
        if (lookup.User is not UserEntry user)
            return lookup.Failed ? job.Reporter.Failed(attempt, UserLookup.Trouble) : null;
        if (StatusAsUser(user) is not Errno error)
            return null;
        string reason = $"cannot access home directory {user.Home}: {error.Describe()}";
        return job.Reporter.Failed(attempt, new DsnDetail("4.3.0", reason));
    }

    private static Errno? StatusAsUser(UserEntry user)
    {
        using (Credentials.Assume(user.Uid, user.Gid))
            return FileSystem.TryStatus(user.Home, out Errno error) is null ? error : null;
    }
}
