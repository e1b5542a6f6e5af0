using System.Buffers;
using System.Globalization;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>
/// The spool: finds, creates, moves and lists queue files. Files move between queues by rename only and keep name and inode.
/// Missing sub-directories of hashed queues are made when they are needed. Thread-safe.
/// </summary>
/// <param name="layout">Names and hashing.</param>
/// <param name="clock">Source of arrival times.</param>
/// <param name="root">Directory of the spool, with a slash at its end; empty for daemons, which run in the spool.</param>
public sealed class QueueDirectory(QueueLayout layout, TimeProvider clock, string root = "")
{
    private static readonly SearchValues<char> s_temporary = SearchValues.Create("0123456789.");

    private const int DirectoryMode = 0x1C0; // 0700
    private const int AttemptLimit = 1000;
    private const int DirectoryDepthLimit = 10;

    /// <summary>Where this queue file belongs.</summary>
    public string PathOf(QueueName queue, QueueId id) => DirectoryOf(queue, id) + id.Value;

    /// <summary>Where the files of this queue are, sub-directories aside.</summary>
    public string PathOf(QueueName queue) => root + queue.Value;

    /// <summary>Creates a file with a new name.</summary>
    /// <exception cref="PosixException">It cannot be created; nothing is left behind.</exception>
    public NewQueueFile Enter(QueueName queue, int mode)
    {
        FileDescriptor file = CreateTemporary(queue, mode, out string temporary);
        bool named = false;
        try
        {
            ulong inode = file.Status().Inode;
            DateTimeOffset arrival = clock.GetUtcNow();
            QueueId id = QueueId.Create(layout.IdStyle, arrival, inode);
            string path = PathOf(queue, id);
            RenameMakingDirectories(temporary, path);
            named = true;
            return new(id, file, path, arrival);
        }
        finally
        {
            if (!named)
            {
                file.Dispose();
                FileSystem.TryUnlink(temporary);
            }
        }
    }

    /// <summary>Whether a file has this name only until its program knows its inode: "microseconds.process".</summary>
    public static bool IsTemporaryName(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot + 1 < name.Length && !name.AsSpan().ContainsAnyExcept(s_temporary) && name.LastIndexOf('.') == dot;
    }

    /// <summary>Opens a queue file or log; null when it does not exist. With <see cref="OpenFlags.Create"/> directories are made too.</summary>
    public FileDescriptor? TryOpen(QueueName queue, QueueId id, OpenFlags flags, int mode = 0)
    {
        string path = PathOf(queue, id);
        FileDescriptor? file = FileSystem.TryOpen(path, flags, mode, out Errno error);
        if (file is null && error == Errno.ENOENT && flags.HasFlag(OpenFlags.Create))
        {
            MakeDirectories(path);
            file = FileSystem.TryOpen(path, flags, mode, out error);
        }
        return file is not null || error == Errno.ENOENT ? file : throw new PosixException(error, "open", path);
    }

    /// <summary>Status of a queue file; null when it does not exist.</summary>
    public FileStatus? TryStatus(QueueName queue, QueueId id) => FileSystem.TryLinkStatus(PathOf(queue, id));

    /// <summary>Moves a queue file to another queue; false when it is not there.</summary>
    public bool TryRename(QueueId id, QueueName from, QueueName to)
    {
        string source = PathOf(from, id);
        string target = PathOf(to, id);
        if (FileSystem.TryRename(source, target))
            return true;
        MakeDirectories(target);
        return FileSystem.TryRename(source, target);
    }

    /// <summary>Removes a queue file or log; false when it does not exist.</summary>
    public bool Remove(QueueName queue, QueueId id) => Remove(PathOf(queue, id));

    /// <summary>Removes a file of the spool; false when it does not exist.</summary>
    public bool Remove(string path) => layout.KeepsRemovedFiles ? TrySave(path) : FileSystem.TryUnlink(path);

    /// <summary>
    /// Names of the files in a queue, in the order of the directory, sub-directories of hashed queues included (whether or not the
    /// layout says so now). Entries with other names are skipped. Files may come and go meanwhile.
    /// </summary>
    public IEnumerable<QueueEntry> Scan(QueueName queue) => Scan(PathOf(queue));

    /// <summary>As <see cref="Scan(QueueName)"/>, for a queue of any spool by the path of its directory.</summary>
    public static IEnumerable<QueueEntry> Scan(string directory) => Scan(directory + "/", DirectoryDepthLimit);

    private static IEnumerable<QueueEntry> Scan(string directory, int depth)
    {
        foreach (string name in FileSystem.List(directory))
        {
            // Sub-directories have names of one character, which no message has.
            if (name.Length == 1)
            {
                if (depth > 0 && FileSystem.TryLinkStatus(directory + name) is { IsDirectory: true })
                    foreach (QueueEntry entry in Scan(directory + name + "/", depth - 1))
                        yield return entry;
            }
            else if (QueueId.Parse(name) is { } id)
                yield return new(id, directory + name);
        }
    }

    // The same message may have had another file of this name, such as a log.
    private bool TrySave(string path)
    {
        string target = $"{root}saved/{path[(path.LastIndexOf('/') + 1)..]}";
        while (FileSystem.TryLinkStatus(target) is not null)
            target += "+";
        return FileSystem.TryRename(path, target);
    }

    private FileDescriptor CreateTemporary(QueueName queue, int mode, out string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            long microseconds = clock.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond % 1_000_000;
            path = string.Create(CultureInfo.InvariantCulture, $"{root}{queue.Value}/{microseconds}.{Processes.Id}");
            FileDescriptor? file = FileSystem.TryOpen(path, OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Exclusive, mode, out Errno error);
            if (file is not null)
                return file;
            // Another thread had the same microsecond.
            if (error is not (Errno.EEXIST or Errno.EISDIR) || attempt == AttemptLimit)
                throw new PosixException(error, "create file", path);
        }
    }

    private static void RenameMakingDirectories(string from, string to)
    {
        if (FileSystem.TryRename(from, to))
            return;
        MakeDirectories(to);
        FileSystem.Rename(from, to);
    }

    private static void MakeDirectories(string path)
    {
        // The queue itself exists; only one-character directories of hashed queues may be missing.
        for (int slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
            if (FileSystem.TryStatus(path[..slash]) is null)
                FileSystem.TryMakeDirectory(path[..slash], DirectoryMode);
    }

    private string DirectoryOf(QueueName queue, QueueId id)
    {
        string directory = root + queue.Value + "/";
        if (!layout.HashedQueues.Contains(queue.Value, AsciiComparer.IgnoreCase))
            return directory;
        foreach (char c in id.HashKey(layout.HashDepth))
            directory += $"{c}/";
        return directory;
    }
}
