namespace Postfix.Posix;

/// <summary>
/// Opens or creates a file in a directory where others may be able to write. Nobody can make the mail system follow a
/// symbolic link or write to a second name of a file that is not theirs.
/// </summary>
public static class SafeFile
{
    private const int OtherWrite = 0x12; // group and others, octal 022

    /// <summary>Opens the file; creates it when it does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="flags">Access mode and status flags.</param>
    /// <param name="mode">Permissions of a new file.</param>
    /// <param name="newOwner">Who gets a new file; null leaves it to the creating process.</param>
    public static FileOpening OpenOrCreate(string path, OpenFlags flags, int mode, FileOwner? newOwner)
    {
        FileOpening opening = OpenExisting(path, flags);
        if (opening.IsOpen || opening.Error != Errno.ENOENT)
            return opening;
        opening = Create(path, flags, mode, newOwner);
        // Somebody else made it in the meantime.
        return !opening.IsOpen && opening.Error == Errno.EEXIST ? OpenExisting(path, flags) : opening;
    }

    /// <summary>Opens the file when it is there, and nobody can have exchanged it for another.</summary>
    /// <param name="path">The file.</param>
    /// <param name="flags">Access mode and status flags.</param>
    public static FileOpening OpenExisting(string path, OpenFlags flags)
    {
        FileDescriptor? file = FileSystem.TryOpen(path, flags, 0, out Errno error);
        if (file is null)
            return FileOpening.FailedCall(error, "cannot open file");
        FileStatus status = file.Status();
        FileOpening? objection = Examine(path, status);
        if (objection is null)
            return FileOpening.Opened(file, status);
        file.Dispose();
        return objection.Value;
    }

    private static FileOpening? Examine(string path, FileStatus open)
    {
        if (open.Links != 1)
            return FileOpening.Failed(Errno.EPERM, $"file has {open.Links} hard links");
        if (open.IsDirectory)
            return FileOpening.Failed(Errno.EISDIR, "file is a directory");
        if (FileSystem.TryLinkStatus(path) is not FileStatus named)
            return FileOpening.FailedCall(Errno.EPERM, "file status changed unexpectedly");
        if (named.IsSymlink)
            return IsTrustedLink(path, named) ? null : FileOpening.Failed(Errno.EPERM, "file is a symbolic link");
        bool isSameFile = open.IsSameFile(named) && open.Links == named.Links && open.Mode == named.Mode;
        return isSameFile ? null : FileOpening.Failed(Errno.EPERM, "file status changed unexpectedly");
    }

    // Root's links in root's directories are part of the system: /dev/stdout, or a mail spool on another disk.
    private static bool IsTrustedLink(string path, FileStatus link)
    {
        if (link.Uid != 0)
            return false;
        return FileSystem.TryStatus(ParentOf(path)) is FileStatus parent && parent.Uid == 0 && (parent.Mode & OtherWrite) == 0;
    }

    private static string ParentOf(string path)
    {
        int slash = path.TrimEnd('/').LastIndexOf('/');
        return slash switch { < 0 => ".", 0 => "/", _ => path[..slash] };
    }

    private static FileOpening Create(string path, OpenFlags flags, int mode, FileOwner? newOwner)
    {
        // An exclusive create does not follow links.
        FileDescriptor? file = FileSystem.TryOpen(path, flags | OpenFlags.Create | OpenFlags.Exclusive, mode, out Errno error);
        if (file is null)
            return FileOpening.FailedCall(error, "cannot create file exclusively");
        if (newOwner is FileOwner owner)
            file.SetOwner(owner.Uid, owner.Gid);
        return FileOpening.Opened(file, file.Status());
    }
}
