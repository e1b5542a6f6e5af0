using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The user database (nsswitch.conf). Every call asks it; callers keep what they need often.</summary>
public static unsafe class Users
{
    private const int MaximumGroups = 65536;

    /// <summary>A user by login name; null when there is none.</summary>
    /// <exception cref="PosixException">The database cannot be asked now.</exception>
    public static UserEntry? Find(string name) =>
        AccountLookup.Find("getpwnam", name, (Span<byte> buffer, out UserEntry? user) =>
        {
            int error = LibC.getpwnam_r(name, out PasswordEntry entry, ref buffer[0], buffer.Length, out PasswordEntry* found);
            user = found is null ? null : Convert(entry);
            return (Errno)error;
        });

    /// <summary>A user by id; null when there is none.</summary>
    /// <exception cref="PosixException">The database cannot be asked now.</exception>
    public static UserEntry? Find(uint uid) =>
        AccountLookup.Find("getpwuid", $"{uid}", (Span<byte> buffer, out UserEntry? user) =>
        {
            int error = LibC.getpwuid_r(uid, out PasswordEntry entry, ref buffer[0], buffer.Length, out PasswordEntry* found);
            user = found is null ? null : Convert(entry);
            return (Errno)error;
        });

    /// <summary>All groups that a user is in, the given one included (getgrouplist(3)).</summary>
    public static uint[] GroupsOf(string name, uint primaryGroup)
    {
        for (int capacity = 64; capacity <= MaximumGroups; capacity *= 4)
        {
            uint[] groups = new uint[capacity];
            int count = capacity;
            if (LibC.getgrouplist(name, primaryGroup, groups, ref count) >= 0)
                return groups[..count];
        }
        throw new PosixException(Errno.ERANGE, "getgrouplist", name);
    }

    private static UserEntry Convert(in PasswordEntry entry) => new(
        ByteStringMarshaller.Read(entry.pw_name),
        entry.pw_uid,
        entry.pw_gid,
        ByteStringMarshaller.Read(entry.pw_gecos),
        ByteStringMarshaller.Read(entry.pw_dir),
        ByteStringMarshaller.Read(entry.pw_shell))
    {
        Password = ByteStringMarshaller.Read(entry.pw_passwd),
    };
}
