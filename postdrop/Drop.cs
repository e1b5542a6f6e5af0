using System.Diagnostics.CodeAnalysis;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Services.Maildrop;

namespace Postfix.Postdrop;

/// <summary>One submission: the conversation with the caller, from the queue id to the verdict (contract: services.md, section 18).</summary>
internal sealed class Drop(Settings settings, Lazy<Log> log, Channel caller, uint uid)
{
    private readonly AttributeWriter _replies = new(caller);

    /// <summary>Receives the message and answers; returns what became of it.</summary>
    public CleanupStatus Run()
    {
        using MaildropEntry entry = new(settings, uid, log);
        Announce(entry);
        Receive(entry);
        if (!entry.IsComplete)
            return CleanupStatus.Ok; // the caller went away before the end: it does not want the message sent
        CleanupResult verdict = entry.Finish();
        Answer(verdict);
        return verdict.Status;
    }

    private void Announce(MaildropEntry entry)
    {
        _replies.Write("protocol", Announcement.Postdrop);
        _replies.Write("queue_id", entry.QueueId);
        _replies.End();
        _replies.Flush();
    }

    /// <summary>Reads to the end record, or to the end of the input.</summary>
    private void Receive(MaildropEntry entry)
    {
        using RecordReader records = new(new ChannelRecords(caller), PointerMode.Report, settings[MimeParameters.LineLengthLimit]);
        while (!entry.IsComplete && Read(records))
            entry.Write(records.Type, records.Data);
    }

    private bool Read(RecordReader records)
    {
        try
        {
            return records.Read();
        }
        catch (CorruptRecordException problem)
        {
            log.Value.Warning($"stdin: {problem.Message}");
            Malformed();
            return false;
        }
    }

    private void Answer(CleanupResult verdict)
    {
        _replies.Write("status", (int)verdict.Status);
        _replies.Write("reason", verdict.Reason);
        _replies.End();
        _replies.Flush();
    }

    [DoesNotReturn]
    private void Malformed() => throw new FatalException($"uid={uid}: malformed input");
}
