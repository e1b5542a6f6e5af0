using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.QueueManager.Queue;

/// <summary>What the queue manager does to queue files.</summary>
internal sealed class QueueFiles(QueueDirectory directory, QueueManagerLog log)
{
    /// <summary>Status of a file that a scan found; null when it is gone, being written or no message.</summary>
    public FileStatus? TryInspect(QueueEntry entry)
    {
        if (FileSystem.TryLinkStatus(entry.Path) is not { } status)
            return null;
        if (!status.IsRegular)
        {
            log.NoRegularFile(entry.Path, status);
            return null;
        }
        return QueueFileMode.IsReady(status) ? status : null;
    }

    /// <summary>Makes a message active; false when its file has gone.</summary>
    public bool MakeActive(QueueEntry entry, QueueName from)
    {
        if (directory.TryRename(entry.Id, from, QueueName.Active))
            return true;
        log.Vanished(entry.Id, $"rename from {from} to {QueueName.Active}");
        return false;
    }

    /// <summary>Opens an active message; null when its file has gone.</summary>
    public FileDescriptor? OpenActive(QueueId id)
    {
        FileDescriptor? file = directory.TryOpen(QueueName.Active, id, OpenFlags.ReadWrite);
        if (file is null)
            log.Vanished(id, $"open {QueueName.Active}");
        return file;
    }

    /// <summary>Whether an active message is still as it should be; agents take its write permission when they find it damaged.</summary>
    public bool IsActiveReady(QueueId id) =>
        directory.TryStatus(QueueName.Active, id) is { } status && QueueFileMode.IsReady(status);

    /// <summary>Puts an active message aside until this time.</summary>
    public void Postpone(QueueId id, QueueName to, DateTimeOffset until)
    {
        if (TrySetTime(directory.PathOf(QueueName.Active, id), until) && directory.TryRename(id, QueueName.Active, to))
            return;
        log.Vanished(id, $"rename from {QueueName.Active} to {to}");
    }

    /// <summary>Puts a damaged message where somebody can look at it.</summary>
    public void SaveCorrupt(QueueId id)
    {
        if (directory.TryRename(id, QueueName.Active, QueueName.Corrupt))
            log.SavingCorrupt(id);
    }

    /// <summary>Removes a message that is done.</summary>
    public void Remove(QueueId id)
    {
        if (directory.Remove(QueueName.Active, id))
            log.Removed(id);
        else
            log.Vanished(id, $"remove from {QueueName.Active}");
    }

    /// <summary>Whether a log of recipients exists and has entries; an empty one, whose writer failed, is removed.</summary>
    public bool HasLog(QueueName queue, QueueId id)
    {
        if (directory.TryStatus(queue, id) is not { } status)
            return false;
        if (status.Size > 0)
            return true;
        directory.Remove(queue, id);
        return false;
    }

    /// <summary>Forgets why recipients were deferred: they are tried again now.</summary>
    public void RemoveDeferLog(QueueId id) => directory.Remove(QueueName.Defer, id);

    /// <summary>Marks that the sender was warned.</summary>
    public void MarkWarned(QueueId id, long offset)
    {
        using FileDescriptor? file = OpenActive(id);
        if (file is null)
            return;
        using var writer = new RecordWriter(new QueueFileRecords(file), offset);
        writer.WriteNumber(RecordType.WarningTime, -1);
        writer.Flush();
    }

    /// <summary>Takes a record out of a message.</summary>
    public void KillRecord(QueueId id, long offset)
    {
        using FileDescriptor? file = OpenActive(id);
        file?.WriteAt([(byte)RecordType.Killed], offset);
    }

    /// <summary>After a restart: messages that were active come first again.</summary>
    public void ReturnActiveToIncoming(DateTimeOffset now)
    {
        foreach (QueueEntry entry in directory.Scan(QueueName.Active).ToList())
        {
            bool moved = TrySetTime(entry.Path, now) && directory.TryRename(entry.Id, QueueName.Active, QueueName.Incoming);
            if (!moved)
                log.Vanished(entry.Id, $"rename from {QueueName.Active} to {QueueName.Incoming}");
        }
    }

    private static bool TrySetTime(string path, DateTimeOffset time)
    {
        try
        {
            FileSystem.SetTimes(path, time);
            return true;
        }
        catch (PosixException error) when (error.Errno == Errno.ENOENT)
        {
            return false;
        }
    }
}
