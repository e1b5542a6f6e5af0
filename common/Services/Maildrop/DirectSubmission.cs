using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;

namespace Postfix.Services.Maildrop;

/// <summary>A submission by a program that may write to the maildrop queue itself: what postdrop(1) does, without another process.</summary>
public sealed class DirectSubmission : ISubmission, IRecordSink
{
    private readonly MaildropEntry _entry;

    /// <summary>Creates the queue file, however long that takes. The current directory is the queue directory.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="uid">The user who sends the message.</param>
    /// <param name="log">The log, made when there is something to say.</param>
    public DirectSubmission(Settings settings, uint uid, Lazy<Log> log)
    {
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
        while (data.Length > 0)
        {
            RecordFrame record = RecordFrame.Take(ref data);
            _entry.Write(record.Type, record.Data);
        }
    }

    /// <inheritdoc/>
    public CleanupResult Finish(Log log)
    {
        Records.Flush();
        return _entry.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Records.Dispose();
        _entry.Dispose();
    }
}
