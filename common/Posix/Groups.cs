using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The group database (nsswitch.conf). Every call asks it.</summary>
public static unsafe class Groups
{
    /// <summary>A group by name; null when there is none.</summary>
    /// <exception cref="PosixException">The database cannot be asked now.</exception>
    public static GroupEntry? Find(string name) =>
        AccountLookup.Find("getgrnam", name, (Span<byte> buffer, out GroupEntry? group) =>
        {
            int error = LibC.getgrnam_r(
                name, out GroupDatabaseEntry entry, ref buffer[0], buffer.Length, out GroupDatabaseEntry* found);
            group = found is null ? null : Convert(entry);
            return (Errno)error;
        });

    /// <summary>A group by id; null when there is none.</summary>
    /// <exception cref="PosixException">The database cannot be asked now.</exception>
    public static GroupEntry? Find(uint gid) =>
        AccountLookup.Find("getgrgid", $"{gid}", (Span<byte> buffer, out GroupEntry? group) =>
        {
            int error = LibC.getgrgid_r(
                gid, out GroupDatabaseEntry entry, ref buffer[0], buffer.Length, out GroupDatabaseEntry* found);
            group = found is null ? null : Convert(entry);
            return (Errno)error;
        });

    private static GroupEntry Convert(in GroupDatabaseEntry entry)
    {
        var members = new List<string>();
        for (byte** member = entry.gr_mem; *member is not null; member++)
            members.Add(ByteStringMarshaller.FromNative(*member)!);
        return new GroupEntry(ByteStringMarshaller.Read(entry.gr_name), entry.gr_gid, members)
        {
            Password = ByteStringMarshaller.Read(entry.gr_passwd),
        };
    }
}
