using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>
/// The log of one message in the directory of one service: bounce, defer or trace (contract: queue-files.md, section 7). What is
/// appended is on stable storage before anybody hears of it, since the recipient may then be forgotten elsewhere.
/// </summary>
/// <param name="queues">The spool.</param>
/// <param name="service">Bounce, defer or trace.</param>
/// <param name="id">The message.</param>
/// <param name="log">Told about damaged entries.</param>
public sealed class RecipientLog(QueueDirectory queues, QueueName service, QueueId id, Log log)
{
    private const int FileMode = 0x180; // 0600
    private const int LineLimit = 64 * 1024;

    /// <summary>Appends an entry.</summary>
    /// <exception cref="PosixException">It could not be made safe; the log is as it was.</exception>
    public void Append(RecipientLogEntry entry, bool withOldForm)
    {
        using FileDescriptor file = queues.TryOpen(service, id, OpenFlags.WriteOnly | OpenFlags.Append | OpenFlags.Create, FileMode)
            ?? throw new PosixException(Errno.ENOENT, "open", queues.PathOf(service, id));
        // Nobody else may append while it is possible that we cut the file back.
        file.Lock(LockKind.Exclusive, LockStyle.Flock);
        long length = file.Seek(0, SeekOrigin.End);
        try
        {
            file.WriteAll(ByteText.ToBytes(RecipientLogFormat.Format(entry, withOldForm)));
            file.Sync();
        }
        catch (PosixException)
        {
            file.Truncate(length);
            throw;
        }
    }

    /// <summary>Whether there is a log.</summary>
    public bool Exists => queues.TryStatus(service, id) is not null;

    /// <summary>The entries from the first one on; none when there is no log. Bad lines are logged and skipped.</summary>
    public IEnumerable<RecipientLogEntry> Read()
    {
        using FileDescriptor? file = queues.TryOpen(service, id, OpenFlags.ReadOnly);
        if (file is null)
            yield break;
        LineReader lines = new(file, LineLimit);
        RecipientLogParser parser = new(service == QueueName.Defer);
        while (lines.Read() is string line)
        {
            RecipientLogEntry? entry = parser.Take(line);
            if (parser.Complaint is string complaint)
                log.Warning($"{queues.PathOf(service, id)}: {complaint}");
            if (entry is not null)
                yield return entry;
        }
    }

    /// <summary>Removes the log, if there is one.</summary>
    public void Remove() => queues.Remove(service, id);
}
