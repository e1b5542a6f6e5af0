using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>
/// Gives up what a daemon does not need: the rest of the file system, then root rights. Rootless, there is nothing to give
/// up. Programs that switch user keep root as their real id and work as mail_owner.
/// </summary>
internal static class DaemonRights
{
    public static void Drop(DaemonTraits traits, DaemonOptions options, Settings settings)
    {
        if (Credentials.EffectiveUid != 0)
            return;
        UserEntry user = MailOwner.Find(settings);
        _ = TimeZoneInfo.Local; // read while /etc can be reached
        if (options.Chroot)
            FileSystem.ChangeRoot(settings[MailParameters.QueueDirectory]);
        if (options.Unprivileged)
            Credentials.Become(user.Uid, user.Gid);
        else if (traits.NeedsPrivileges)
            Credentials.WorkAs(user.Uid, user.Gid);
    }
}
