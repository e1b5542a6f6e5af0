using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>The user whose rights the mail system works with (mail_owner); rootless, whoever started it.</summary>
public static class MailOwner
{
    /// <summary>The user's entry.</summary>
    /// <exception cref="FatalException">There is no such user.</exception>
    public static UserEntry Find(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!Credentials.IsPrivileged)
            return new UserEntry("", Credentials.EffectiveUid, Credentials.EffectiveGid, "", "", "");
        string owner = settings[MailParameters.MailOwner];
        return Users.Find(owner) ?? throw new FatalException(
            $"file {settings.ConfigDirectory}/main.cf: parameter mail_owner: unknown user name value: {owner}");
    }
}
