using Postfix.Posix;

namespace Postfix.LocalDelivery;

/// <summary>With whose rights, and in whose name, files are written and commands run.</summary>
/// <param name="Uid">User id; 0 means "nobody chosen yet": the rights of <c>default_privs</c> apply.</param>
/// <param name="Gid">Group id.</param>
/// <param name="Name">Login name; null without a user.</param>
/// <param name="Home">Home directory; null without a user.</param>
/// <param name="Shell">Login shell; null without a user.</param>
internal sealed record UserRights(uint Uid, uint Gid, string? Name, string? Home, string? Shell)
{
    /// <summary>No user: an alias that root owns.</summary>
    public static readonly UserRights None = new(0, 0, null, null, null);

    /// <summary>The rights of a user of this system.</summary>
    public static UserRights Of(UserEntry user) => new(user.Uid, user.Gid, user.Name, user.Home, user.Shell);

    /// <summary>True when nobody was chosen, or root: mail is then delivered with the rights of <c>default_privs</c>.</summary>
    public bool AreDefault => Uid == 0;

    /// <summary>Whether a file is the user's own. Rootless, the system sees to that, and all files have one owner.</summary>
    public bool Owns(FileStatus file) => file.Uid == Uid || !Credentials.IsPrivileged;
}
