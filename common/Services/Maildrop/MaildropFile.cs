using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Services.Maildrop;

/// <summary>A file in the maildrop queue. It counts only when it is complete, on disk, and has its execute bit.</summary>
internal sealed class MaildropFile : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly NewQueueFile _file;
    private readonly RecordWriter _records;
    private readonly Lock _lock = new();
    private bool _isKept;

    private MaildropFile(NewQueueFile file)
    {
        _file = file;
        _records = new RecordWriter(new QueueFileRecords(file.File));
    }

    /// <summary>The queue id.</summary>
    public string Id => _file.Id.Value;

    /// <summary>
    /// Creates a file; its first record is the time of arrival. While that cannot be done, perhaps because the disk is full, the
    /// caller is kept waiting: few of them would try again.
    /// </summary>
    public static MaildropFile Create(Settings settings, DateTimeOffset arrival, Lazy<Log> log)
    {
        QueueDirectory spool = new(QueueLayoutSettings.From(settings), TimeProvider.System);
        MaildropFile file = new(Enter(spool, log));
        file._records.WriteTime(RecordType.ArrivalTime, arrival);
        return file;
    }

    private static NewQueueFile Enter(QueueDirectory spool, Lazy<Log> log)
    {
        while (true)
        {
            try
            {
                return spool.Enter(QueueName.Maildrop, QueueFileMode.SubmissionIncomplete);
            }
            catch (PosixException error)
            {
                log.Value.Warning($"mail_queue_enter: {error.Message}");
                Thread.Sleep(s_pause);
            }
        }
    }

    /// <summary>What a failed write means for the caller.</summary>
    public static CleanupStatus StatusOf(PosixException error) =>
        error.Errno == Errno.EFBIG ? CleanupStatus.Size : CleanupStatus.Write;

    /// <summary>Appends a record.</summary>
    public void Write(RecordType type, ReadOnlySpan<byte> data) => _records.Write(type, data);

    /// <summary>Makes the file count; from then on the message is ours and <see cref="Remove"/> does nothing.</summary>
    public void Finish()
    {
        _records.Flush();
        _file.File.SetMode(QueueFileMode.SubmissionReady);
        _file.File.Sync();
        lock (_lock)
        {
            _isKept = true;
        }
    }

    /// <summary>Removes the file, unless it counts already. Any thread may call this.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            if (!_isKept)
            {
                FileSystem.TryUnlink(_file.Path);
            }

            _isKept = true;
        }
    }

    /// <summary>A file that was not finished goes away, whatever the reason.</summary>
    public void Dispose()
    {
        Remove();
        _records.Dispose();
        _file.File.Dispose();
    }
}
