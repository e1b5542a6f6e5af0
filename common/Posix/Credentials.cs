using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>
/// The identity of this process, and of its threads while they do something for somebody. Without root's rights (rootless
/// operation) nothing changes and nothing fails.
/// </summary>
public static class Credentials
{
    internal const uint Unchanged = uint.MaxValue;

    private const int UsualGroups = 8;

    /// <summary>The user whose rights count.</summary>
    public static uint EffectiveUid => LibC.geteuid();

    /// <summary>The group whose rights count.</summary>
    public static uint EffectiveGid => LibC.getegid();

    /// <summary>The user who started the process.</summary>
    public static uint RealUid => LibC.getuid();

    /// <summary>The group of the user who started the process.</summary>
    public static uint RealGid => LibC.getgid();

    /// <summary>True when the process can take other identities.</summary>
    public static bool IsPrivileged => EffectiveUid == 0 || RealUid == 0;

    /// <summary>True for a set-user-ID or set-group-ID program: nothing from its environment can be trusted, unless root started it.</summary>
    public static bool IsSetId => (EffectiveUid != 0 || RealUid != 0) && (EffectiveUid != RealUid || EffectiveGid != RealGid);

    /// <summary>Becomes somebody else for good, with exactly the given groups (default: the one group).</summary>
    public static void Become(uint uid, uint gid, params uint[] groups)
    {
        if (!IsPrivileged)
            return;
        SetEffectiveUser(0);
        SetGroups(groups.Length > 0 ? groups : [gid]);
        LastError.ThrowIfNegative(LibC.setresgid(gid, gid, gid), "setgid", $"{gid}");
        LastError.ThrowIfNegative(LibC.setresuid(uid, uid, uid), "setuid", $"{uid}");
    }

    /// <summary>
    /// Works as somebody else from now on, with exactly the one group; the real user stays, so that <see cref="Assume"/> can
    /// take other identities. For a program that has one thread yet.
    /// </summary>
    public static void WorkAs(uint uid, uint gid)
    {
        if (!IsPrivileged)
            return;
        SetEffectiveUser(0);
        SetGroups([gid]);
        LastError.ThrowIfNegative(LibC.setresgid(Unchanged, gid, Unchanged), "setegid", $"{gid}");
        SetEffectiveUser(uid);
    }

    /// <summary>Gives the calling thread somebody's effective ids and that one group until the result is disposed.</summary>
    public static AssumedIdentity Assume(uint uid, uint gid)
    {
        uint ownUid = EffectiveUid;
        uint ownGid = EffectiveGid;
        bool isPrivileged = ownUid == 0 || RealUid == 0;
        if (!isPrivileged || (ownUid == uid && ownGid == gid))
            return AssumedIdentity.Unchanged;
        var identity = new AssumedIdentity(ownUid, ownGid, CurrentGroups());
        SetEffective(uid, gid, [gid]);
        return identity;
    }

    /// <summary>Gives up set-id rights: effective ids become the real ones, for good.</summary>
    public static void DropSetId()
    {
        uint gid = RealGid;
        uint uid = RealUid;
        LastError.ThrowIfNegative(LibC.setresgid(gid, gid, gid), "setgid", $"{gid}");
        LastError.ThrowIfNegative(LibC.setresuid(uid, uid, uid), "setuid", $"{uid}");
    }

    internal static void SetEffective(uint uid, uint gid, uint[] groups)
    {
        SetThreadUser(0);
        LastError.ThrowIfNegative(LibC.syscall(LibC.SYS_setgroups, groups.Length, groups), "setgroups");
        LastError.ThrowIfNegative(LibC.syscall(LibC.SYS_setresgid, Unchanged, gid, Unchanged), "setegid", $"{gid}");
        SetThreadUser(uid);
    }

    // Linux has an identity per thread. The C library would interrupt all other threads to change theirs too, which costs more
    // than the delivery of a small message, and which nobody needs.
    private static void SetThreadUser(uint uid) =>
        LastError.ThrowIfNegative(LibC.syscall(LibC.SYS_setresuid, Unchanged, uid, Unchanged), "seteuid", $"{uid}");

    private static uint[] CurrentGroups()
    {
        uint[] groups = new uint[UsualGroups];
        int count = LibC.getgroups(groups.Length, groups);
        if (count < 0)
        {
            groups = new uint[LibC.getgroups(0, [])]; // a user with many groups
            count = LibC.getgroups(groups.Length, groups);
        }
        LastError.ThrowIfNegative(count, "getgroups");
        return groups[..count];
    }

    private static void SetGroups(uint[] groups) =>
        LastError.ThrowIfNegative(LibC.setgroups(groups.Length, groups), "setgroups");

    private static void SetEffectiveUser(uint uid) =>
        LastError.ThrowIfNegative(LibC.setresuid(Unchanged, uid, Unchanged), "seteuid", $"{uid}");
}
