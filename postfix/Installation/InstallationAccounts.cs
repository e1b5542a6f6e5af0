using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Installation;

/// <summary>The ids that the files of an installation belong to.</summary>
/// <param name="Root">Owner of what nobody else may change: root, or the user himself when rootless.</param>
/// <param name="Owner">mail_owner.</param>
/// <param name="SetgidGroup">setgid_group.</param>
internal sealed record InstallationAccounts(uint Root, uint Owner, uint SetgidGroup)
{
    /// <summary>The accounts that main.cf names.</summary>
    /// <exception cref="FatalException">One does not exist.</exception>
    public static InstallationAccounts From(Settings settings)
    {
        string owner = settings[MailParameters.MailOwner];
        UserEntry user = Users.Find(owner)
            ?? throw new FatalException($"bad parameter value: mail_owner = {owner}: unknown user");
        string name = settings[MailParameters.SetgidGroup];
        GroupEntry group = Groups.Find(name)
            ?? throw new FatalException($"bad parameter value: setgid_group = {name}: unknown group");
        return new InstallationAccounts(Credentials.EffectiveUid, user.Uid, group.Gid);
    }
}
