using System.Diagnostics.CodeAnalysis;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Postdrop;

/// <summary>One submission: the conversation with the caller, from the queue id to the verdict (contract: services.md, section 18).</summary>
internal sealed class Drop(Settings settings, Lazy<Log> log, Channel caller, uint uid)
{
    private readonly AttributeWriter _replies = new(caller);

    /// <summary>Receives the message and answers; returns what became of it.</summary>
    public CleanupStatus Run()
    {
        DateTimeOffset arrival = TimeProvider.System.GetUtcNow(); // the caller's idea of time is not asked for
        using MaildropFile file = MaildropFile.Create(settings, arrival, log);
        using TerminationHook hook = new(file.Remove);
        Announce(file);

        Verdict verdict;
        using (RecordReader records = new(new ChannelRecords(caller), PointerMode.Report, settings[MimeParameters.LineLengthLimit]))
        {
            SubmissionFilter filter = new(settings, log, uid);
            if (!Receive(records, filter, file))
            {
                file.Remove();
                return CleanupStatus.Ok; // the caller went away before the end: it does not want the message sent
            }
            verdict = filter.Verdict;
        }

        if (verdict.Status == CleanupStatus.Ok)
            verdict = Finish(file);
        if (verdict.Status != CleanupStatus.Ok)
            file.Remove();
        Answer(verdict);
        return verdict.Status;
    }

    private void Announce(MaildropFile file)
    {
        _replies.Write("protocol", Announcement.Postdrop);
        _replies.Write("queue_id", file.Id);
        _replies.End();
        _replies.Flush();
    }

    /// <summary>Copies what the filter lets pass; false when the input ends before its end record.</summary>
    private bool Receive(RecordReader records, SubmissionFilter filter, MaildropFile file)
    {
        while (Read(records))
        {
            if (filter.Accepts(records.Type, records.Data) && filter.Verdict.Status == CleanupStatus.Ok)
                Write(file, filter, records);
            if (records.Type == RecordType.End)
            {
                filter.Complete();
                return true;
            }
        }
        return false;
    }

    /// <summary>The caller sends everything before it listens: what does not fit is read and dropped, and the verdict comes then.</summary>
    private static void Write(MaildropFile file, SubmissionFilter filter, RecordReader records)
    {
        try
        {
            file.Write(records.Type, records.Data);
        }
        catch (PosixException e)
        {
            filter.Refuse(MaildropFile.StatusOf(e), "");
        }
    }

    private bool Read(RecordReader records)
    {
        try
        {
            return records.Read();
        }
        catch (CorruptRecordException)
        {
            Malformed();
            return false;
        }
    }

    private Verdict Finish(MaildropFile file)
    {
        try
        {
            file.Finish();
            WakePickup();
            return new Verdict(CleanupStatus.Ok, "");
        }
        catch (PosixException e)
        {
            log.Value.Warning($"uid={uid}: {e.Errno.Describe()}");
            return new Verdict(MaildropFile.StatusOf(e), "");
        }
    }

    /// <summary>While the mail system is down nobody listens; pickup looks into the queue when it starts.</summary>
    private void WakePickup()
    {
        ServiceAddress pickup = new(ServiceClass.Public, settings[ServiceParameters.PickupServiceName]);
        try
        {
            Trigger.Send(pickup.Path, "W", settings[ServiceParameters.TriggerTimeout]);
        }
        catch (PosixException e)
        {
            if (log.IsValueCreated)
                log.Value.Debug(e.Message);
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            log.Value.Warning(e.Message);
        }
    }

    private void Answer(Verdict verdict)
    {
        _replies.Write("status", (int)verdict.Status);
        _replies.Write("reason", verdict.Reason);
        _replies.End();
        _replies.Flush();
    }

    [DoesNotReturn]
    private void Malformed() => throw new FatalException($"uid={uid}: malformed input");
}
