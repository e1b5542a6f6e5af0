using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Postsuper;

/// <summary>
/// Brings the queue directories in order (contract: queue-files.md, section 8.3): files that are in the wrong directory after
/// a change of the hash parameters, names that do not match their inode after a restore, leftovers of crashes, and things
/// that do not belong there. It can be interrupted and run again.
/// </summary>
internal sealed class StructureCheck(QueueDirectory queue, QueueLayout layout, StructureTasks tasks, Log log, TimeProvider time)
{
    // Logs before messages: a message whose name changes finds its logs under the new name.
    private static readonly QueueName[] s_defaultQueues =
    [
        QueueName.Defer, QueueName.Bounce, QueueName.Trace, QueueName.Maildrop, QueueName.Incoming, QueueName.Active,
        QueueName.Deferred, QueueName.Hold, QueueName.Flush,
    ];

    private static readonly QueueName[] s_messageQueues =
        [QueueName.Maildrop, QueueName.Incoming, QueueName.Active, QueueName.Deferred, QueueName.Hold];

    private static readonly TimeSpan s_leftoverAge = TimeSpan.FromDays(7);

    private readonly SpoolFiles _files = new(log);
    private readonly InodeRenaming _renaming = new(queue, layout, tasks, log);

    private bool Repairs => (tasks & (StructureTasks.Repair | StructureTasks.RepairLongNames)) != 0;

    /// <summary>Whether a queue can be named on the command line.</summary>
    public static bool IsKnown(QueueName name) => s_defaultQueues.Contains(name);

    /// <summary>Checks the queues.</summary>
    public StructureState Run(QueueName[] named)
    {
        QueueName[] queues = named.Length > 0 ? named : s_defaultQueues;
        foreach (QueueName place in queues)
        {
            log.Debug($"queue: {place}");
            SweepDirectory(place, queue.PathOf(place), depth: 0);
            // Again for the files that were renamed: their names may belong into other directories now.
            if (Repairs && s_messageQueues.Contains(place))
                _renaming.Finish(place);
        }
        return _renaming.Report();
    }

    private void SweepDirectory(QueueName place, string directory, int depth)
    {
        foreach (string name in FileSystem.List(directory))
        {
            string path = $"{directory}/{name}";
            if (FileSystem.TryLinkStatus(path) is not FileStatus status)
                continue;
            if (status.IsDirectory)
                SweepSubdirectory(place, path, name, depth);
            else if (!status.IsRegular || IsLeftover(place, status))
                _files.Remove(path);
            else if (place == QueueName.Flush || !Repairs)
                CheckName(path, name);
            else
                Repair(place, path, name, status);
        }
    }

    // Everybody may write to maildrop by way of postdrop(1): a directory there may lead anywhere, and is not entered.
    private void SweepSubdirectory(QueueName place, string path, string name, int depth)
    {
        bool belongs = name.Length == 1 && place != QueueName.Maildrop;
        if (belongs)
            SweepDirectory(place, path, depth + 1);
        bool isHashed = layout.HashedQueues.Contains(place.Value) && depth < layout.HashDepth;
        if (belongs && (isHashed || !Repairs || FileSystem.List(path).Any()))
            return;
        string removal = $"remove {(belongs ? "directory" : "subdirectory")} {path}";
        if (FileSystem.TryRemoveDirectory(path, out Errno error))
            log.Debug(removal);
        else if (error != Errno.ENOENT)
            log.Warning($"{removal}: {error.Describe()}");
    }

    private bool IsLeftover(QueueName place, in FileStatus status) => (tasks & StructureTasks.Purge) != 0
        && s_messageQueues.Contains(place) && !QueueFileMode.IsReady(status) && time.GetUtcNow() - status.Modified > s_leftoverAge;

    private QueueId? CheckName(string path, string name)
    {
        QueueId? id = QueueId.Parse(name);
        if (id is null && !InodeRenaming.IsUnfinished(name) && !QueueDirectory.IsTemporaryName(name))
            log.Warning($"bogus file name: {path}");
        return id;
    }

    private void Repair(QueueName place, string path, string name, in FileStatus status)
    {
        if (CheckName(path, name) is not QueueId id)
            return;
        bool isMessage = s_messageQueues.Contains(place);
        if (isMessage && id.Inode is null)
            log.Warning($"bogus file name: {path}");
        else if (!isMessage || !_renaming.RenameWhenNeeded(place, path, id, status.Inode))
            MoveToPlace(place, id, path);
    }

    private void MoveToPlace(QueueName place, QueueId id, string path)
    {
        string proper = queue.PathOf(place, id);
        if (path != proper)
            _files.Rename(path, proper);
    }
}
