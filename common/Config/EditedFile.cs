using Postfix.Posix;

namespace Postfix.Config;

/// <summary>
/// Replaces a configuration file as a whole, or not at all: the new text goes to <c>file.tmp</c>, which takes the old file's
/// place when it is complete and on disk. Two editors at a time wait for each other.
/// </summary>
public sealed class EditedFile : IDisposable
{
    private const int PrivateMode = 0x180; // 0600, until the content is complete

    private readonly string _path;
    private readonly FileDescriptor _temporary;
    private bool _isDone;

    private EditedFile(string path, FileDescriptor temporary) => (_path, _temporary) = (path, temporary);

    private static string TemporaryPath(string path) => $"{path}.tmp";

    /// <summary>Takes the right to edit the file.</summary>
    /// <exception cref="ConfigurationException">There is no room for a temporary file beside it.</exception>
    public static EditedFile Open(string path)
    {
        string temporaryPath = TemporaryPath(path);
        while (true)
        {
            FileDescriptor file = FileSystem.TryOpen(temporaryPath, OpenFlags.Create | OpenFlags.WriteOnly, PrivateMode, out Errno error)
                ?? throw new ConfigurationException($"open {temporaryPath}: {error.Describe()}", path);
            file.Lock(LockKind.Exclusive, LockStyle.Flock);
            if (IsStillOurs(file, temporaryPath))
            {
                file.Truncate(0);
                return new EditedFile(path, file);
            }

            file.Dispose();
        }
    }

    /// <summary>The present content.</summary>
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public byte[] Read()
    {
        using FileDescriptor file = FileSystem.TryOpen(_path, OpenFlags.ReadOnly, 0, out Errno error)
            ?? throw new ConfigurationException($"open {_path} for reading: {error.Describe()}", _path);
        try
        {
            return FileSystem.ReadAll(file);
        }
        catch (PosixException e)
        {
            throw new ConfigurationException($"read {_path}: {e.Errno.Describe()}", _path);
        }
    }

    /// <summary>Puts new content in place; owner and mode stay as they are.</summary>
    /// <exception cref="ConfigurationException">The file has gone.</exception>
    public void Replace(ReadOnlySpan<byte> content)
    {
        FileStatus original = FileSystem.TryStatus(_path)
            ?? throw new ConfigurationException($"open {_path} for reading: {Errno.ENOENT.Describe()}", _path);
        _temporary.WriteAll(content);
        if (Credentials.EffectiveUid == 0)
        {
            _temporary.SetOwner(original.Uid, original.Gid);
        }

        _temporary.SetMode(original.Permissions);
        _temporary.Sync();
        FileSystem.Rename(TemporaryPath(_path), _path);
        _isDone = true;
    }

    /// <summary>Without <see cref="Replace"/>, nothing has happened.</summary>
    public void Dispose()
    {
        if (!_isDone)
        {
            FileSystem.TryUnlink(TemporaryPath(_path));
        }

        _temporary.Dispose();
    }

    /// <summary>While we waited for the lock another editor may have renamed the file, or a crash may have left a strange one.</summary>
    private static bool IsStillOurs(FileDescriptor file, string path)
    {
        FileStatus opened = file.Status();
        if (FileSystem.TryStatus(path) is not { } present || present.Device != opened.Device || present.Inode != opened.Inode)
        {
            return false;
        }

        if (opened.IsRegular && opened.Links == 1 && opened.Permissions == PrivateMode)
        {
            return true;
        }

        FileSystem.TryUnlink(path);
        return false;
    }
}
