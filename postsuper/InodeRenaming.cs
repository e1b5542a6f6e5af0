using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Postsuper;

/// <summary>
/// Renames message files whose name does not contain their inode number. New names are made in two passes, with a suffix in
/// between, because a new name can be the old name of a file that is still to be renamed. The logs of a message move first.
/// </summary>
internal sealed class InodeRenaming(QueueDirectory queue, QueueLayout layout, StructureTasks tasks, Log log)
{
    private const string Suffix = "#FIX";

    private static readonly QueueName[] s_logs = [QueueName.Bounce, QueueName.Defer, QueueName.Trace];

    private readonly SpoolFiles _files = new(log);

    private int _renamed;
    private int _conflicts;

    /// <summary>Whether a file has the suffix: it was renamed, and <see cref="Finish(QueueName)"/> has to follow.</summary>
    public static bool IsUnfinished(string name) => name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Gives the file of a message its new name with the suffix; false when its name is right.</summary>
    public bool RenameWhenNeeded(QueueName place, string path, QueueId id, ulong inode)
    {
        if (!IsWrong(id, inode) || id.WithInode(layout.IdStyle, inode) is not QueueId renamed)
            return false;
        foreach (QueueName logs in s_logs)
            _files.Rename(queue.PathOf(logs, id), queue.PathOf(logs, renamed) + Suffix);
        if (_files.Rename(path, queue.PathOf(place, renamed) + Suffix))
            _renamed++;
        return true;
    }

    /// <summary>Takes the suffix off the names in a queue and in the logs of its messages.</summary>
    public void Finish(QueueName place)
    {
        foreach (string path in Suffixed(queue.PathOf(place)).ToArray())
        {
            string name = path[(path.LastIndexOf('/') + 1)..^Suffix.Length];
            if (QueueId.Parse(name) is not { Inode: ulong inode } id)
                log.Warning($"bogus file name: {path}");
            else if (inode != FileSystem.TryLinkStatus(path)?.Inode)
                log.Warning($"name/inode mismatch: {path}");
            else
                Finish(place, id, path);
        }
    }

    /// <summary>Logs what was done.</summary>
    public StructureState Report()
    {
        if (_renamed > 0)
        {
            log.Info($"Renamed to match inode number: {_renamed} message{(_renamed == 1 ? "" : "s")}");
            log.Warning("QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS");
        }
        if (_conflicts > 0)
            log.Warning("OPERATION INCOMPLETE -- RERUN COMMAND TO FIX THE QUEUE FIRST");
        return _conflicts > 0 ? StructureState.Incomplete : _renamed > 0 ? StructureState.Renamed : StructureState.InOrder;
    }

    private void Finish(QueueName place, QueueId id, string path)
    {
        foreach (QueueName logs in s_logs)
            _files.Rename(queue.PathOf(logs, id) + Suffix, queue.PathOf(logs, id));
        if (queue.TryStatus(place, id) != null || !_files.Rename(path, queue.PathOf(place, id)))
            _conflicts++;
    }

    private bool IsWrong(QueueId id, ulong inode)
    {
        if (!id.IsLong)
            return id.Inode != inode;
        bool wrongStyle = layout.IdStyle == QueueIdStyle.Short;
        bool wrongInode = (tasks & StructureTasks.RepairLongNames) != 0 && id.Inode != inode;
        return wrongStyle || wrongInode;
    }

    private static IEnumerable<string> Suffixed(string directory)
    {
        foreach (string name in FileSystem.List(directory))
        {
            string path = $"{directory}/{name}";
            if (IsUnfinished(name))
                yield return path;
            else if (name.Length == 1 && FileSystem.TryLinkStatus(path) is { IsDirectory: true })
            {
                foreach (string found in Suffixed(path))
                    yield return found;
            }
        }
    }
}
