using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Server;

/// <summary>
/// The accounts that keep the parts of the mail system apart: mail_owner, setgid_group, default_privs. Each must exist, none
/// may be root's, and no two may be the same, or one part could do what only another should.
/// </summary>
public static class MailAccounts
{
    /// <summary>Checks them; rootless, where there is one user for everything, there is nothing to check.</summary>
    /// <exception cref="ConfigurationException">An account does not exist or is shared.</exception>
    public static void Check(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!Credentials.IsPrivileged)
            return;
        UserEntry defaults = RequireUser(settings, MailParameters.DefaultPrivs);
        UserEntry owner = RequireUser(settings, MailParameters.MailOwner);
        GroupEntry group = RequireGroup(settings, MailParameters.SetgidGroup);
        RequireOwnNumber(settings, MailParameters.MailOwner, owner);

        if (defaults.Name == owner.Name)
            throw Bad(settings, $"parameters {MailParameters.DefaultPrivs} and {MailParameters.MailOwner} specify the same user {owner.Name}");
        string users = $"parameters {MailParameters.DefaultPrivs} and {MailParameters.MailOwner}: users {defaults.Name} and {owner.Name}";
        RequireDifferent(settings, defaults.Uid, owner.Uid, $"{users} have the same user ID");
        RequireDifferent(settings, defaults.Gid, owner.Gid, $"{users} have the same group ID");
        RequireDifferent(settings, defaults.Gid, group.Gid, SharedGroup(MailParameters.DefaultPrivs, defaults, group));
        RequireDifferent(settings, owner.Gid, group.Gid, SharedGroup(MailParameters.MailOwner, owner, group));
    }

    /// <summary>
    /// Whether a user may control the mail system: root, and rootless the <c>mail_owner</c> to whom the queue directory belongs. Where root
    /// owns it, daemons run as <c>mail_owner</c>, and may not do what only root should.
    /// </summary>
    public static bool MayAdminister(Settings settings, uint uid)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return uid == 0
            || (Users.Find(settings[MailParameters.MailOwner])?.Uid == uid
                && (FileSystem.TryStatus(settings[MailParameters.QueueDirectory]) is not { } queue || queue.Uid == uid));
    }

    /// <summary>The user that a parameter names.</summary>
    /// <exception cref="ConfigurationException">There is no such user, or it has root's user or group id.</exception>
    public static UserEntry RequireUser(Settings settings, Parameter<string> parameter)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(parameter);
        string name = settings[parameter];
        UserEntry user = Users.Find(name) ?? throw Bad(settings, $"parameter {parameter}: unknown user name value: {name}");
        if (user.Uid == 0)
            throw Bad(settings, $"parameter {parameter}: user {name} has privileged user ID");
        return user.Gid == 0 ? throw Bad(settings, $"parameter {parameter}: user {name} has privileged group ID") : user;
    }

    private static GroupEntry RequireGroup(Settings settings, Parameter<string> parameter)
    {
        string name = settings[parameter];
        GroupEntry group = Groups.Find(name) ?? throw Bad(settings, $"parameter {parameter}: unknown group name: {name}");
        return group.Gid == 0 ? throw Bad(settings, $"parameter {parameter}: group {name} has privileged group ID") : group;
    }

    /// <summary>Another name for the same number would have the same rights; the first one in the database is found.</summary>
    private static void RequireOwnNumber(Settings settings, Parameter<string> parameter, UserEntry user)
    {
        if (Users.Find(user.Uid) is { } other && other.Name != user.Name)
            throw Bad(settings, $"parameter {parameter}: user {user.Name} has the same user ID {user.Uid} as user {other.Name}");
    }

    private static void RequireDifferent(Settings settings, uint one, uint other, string complaint)
    {
        if (one == other)
            throw Bad(settings, $"{complaint}: {one}");
    }

    private static string SharedGroup(Parameter parameter, UserEntry user, GroupEntry group) =>
        $"parameters {parameter} and {MailParameters.SetgidGroup}: user {user.Name} and group {group.Name} have the same group ID";

    private static ConfigurationException Bad(Settings settings, string problem) =>
        new($"file {settings.ConfigDirectory}/main.cf: {problem}");
}
