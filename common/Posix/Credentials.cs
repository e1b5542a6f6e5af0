using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>
/// The identity of this process. glibc changes ids for all threads at once, so a program that changes its effective
/// ids serves one client at a time. Without root's rights (rootless operation) nothing changes and nothing fails.
/// </summary>
public static class Credentials
{
    internal const uint Unchanged = uint.MaxValue;

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

    /// <summary>Takes somebody's effective ids and that one group until the result is disposed.</summary>
    public static AssumedIdentity Assume(uint uid, uint gid)
    {
        var identity = new AssumedIdentity(EffectiveUid, EffectiveGid, IsPrivileged ? CurrentGroups() : []);
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
        if (!IsPrivileged || (EffectiveUid == uid && EffectiveGid == gid))
            return;
        SetEffectiveUser(0);
        SetGroups(groups);
        LastError.ThrowIfNegative(LibC.setresgid(Unchanged, gid, Unchanged), "setegid", $"{gid}");
        SetEffectiveUser(uid);
    }

    private static uint[] CurrentGroups()
    {
        int count = LibC.getgroups(0, []);
        LastError.ThrowIfNegative(count, "getgroups");
        uint[] groups = new uint[count];
        LastError.ThrowIfNegative(LibC.getgroups(count, groups), "getgroups");
        return groups;
    }

    private static void SetGroups(uint[] groups) =>
        LastError.ThrowIfNegative(LibC.setgroups(groups.Length, groups), "setgroups");

    private static void SetEffectiveUser(uint uid) =>
        LastError.ThrowIfNegative(LibC.setresuid(Unchanged, uid, Unchanged), "seteuid", $"{uid}");
}
