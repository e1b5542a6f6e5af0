using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;

namespace Postfix.Services.Maildrop;

/// <summary>
/// A submission by a program that may write to the maildrop queue itself: what postdrop(1) does, without another process. Nobody sees a
/// difference, in the log neither.
/// </summary>
public sealed class DirectSubmission : ISubmission, IRecordSink
{
    // A status that is larger than a process can return looks like success to postdrop's caller.
    private const int ExitStatusMask = 0xFF;

    private readonly MaildropEntry _entry;
    private readonly Lazy<Log> _log;
    private bool _isDead;

    /// <summary>Creates the queue file, however long that takes. The current directory is the queue directory.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="uid">The user who sends the message.</param>
    /// <param name="log">postdrop's log, made when there is something to say; disposed with the submission.</param>
    public DirectSubmission(Settings settings, uint uid, Lazy<Log> log)
    {
        _log = log;
        _entry = new MaildropEntry(settings, uid, log);
        Records = new RecordWriter(this);
    }

    /// <inheritdoc/>
    public string QueueId => _entry.QueueId;

    /// <inheritdoc/>
    public RecordWriter Records { get; }

    /// <inheritdoc/>
    void IRecordSink.WriteAt(ReadOnlySpan<byte> data, long offset)
    {
        try
        {
            while (data.Length > 0 && !_isDead)
            {
                RecordFrame record = RecordFrame.Take(ref data);
                _entry.Write(record.Type, record.Data);
            }
        }
        catch (FatalException error)
        {
            _log.Value.Fatal(error.Message); // postdrop would end here, and its caller carry on
            _isDead = true;
        }
    }

    /// <inheritdoc/>
    public CleanupResult Finish(Log log)
    {
        ArgumentNullException.ThrowIfNull(log);
        Records.Flush();
        CleanupResult verdict = _isDead ? new CleanupResult(CleanupStatus.Write, "") : _entry.Finish();
        if (((int)verdict.Status & ExitStatusMask) != 0)
            log.Warning("mail_stream_cleanup: close error");
        return verdict;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Records.Dispose();
        _entry.Dispose();
        if (_log.IsValueCreated)
            _log.Value.Dispose();
    }
}
