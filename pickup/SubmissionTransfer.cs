using System.Globalization;
using Postfix.Config;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Pickup;

/// <summary>Copies a submission into cleanup(8) (contract: queue-files.md, section 5.4).</summary>
internal sealed class SubmissionTransfer
{
    private static readonly TimeSpan s_futureTolerance = TimeSpan.FromHours(2);
    private static readonly TimeSpan s_oldAge = TimeSpan.FromDays(1);

    private readonly DaemonContext _context;
    private readonly CleanupFlags _flags;
    private readonly uint _mailOwner;
    private readonly string _filter;
    private readonly AddressLogForm _addresses;

    public SubmissionTransfer(DaemonContext context)
    {
        _context = context;
        _flags = new ReceiveOverrides(context.Settings).Apply(CleanupFlags.External) | CleanupFlags.Bounce;
        _mailOwner = Credentials.EffectiveUid;
        _filter = context.Settings[MailParameters.ContentFilter];
        _addresses = AddressLogForm.Of(context.Settings);
    }

    /// <summary>Transfers the message; failures are logged.</summary>
    public Disposition Run(Submission submission)
    {
        try
        {
            using CleanupClient cleanup = _context.Services.OpenCleanup(FlagsOf(submission));
            using RecordReader reader = new(new QueueFileRecords(submission.File), PointerMode.Follow);
            using RecordWriter writer = new(new ChannelRecords(cleanup.Records));
            Copy(submission, cleanup.QueueId, reader, writer);
            writer.Flush();
            return Judge(submission, cleanup.QueueId, cleanup.Finish());
        }
        catch (MalformedSubmissionException error)
        {
            string about = $"uid={submission.Status.Uid}: {error.Message}";
            _context.Log.Warning(error.QueueId is { } id ? $"{id}: {about}" : about);
            return Disposition.Remove;
        }
        catch (CorruptRecordException error)
        {
            _context.Log.Warning($"{submission.Entry.Path}: {error.Message}");
            _context.Log.Warning($"uid={submission.Status.Uid}: {SegmentCopier.BrokenRecord}");
            return Disposition.Remove;
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            _context.Log.Warning($"{submission.Entry.Path}: {error.Message}");
            return Disposition.Keep;
        }
    }

    private CleanupFlags FlagsOf(Submission submission) => submission.IsRequeued(_mailOwner)
        ? _flags & ~CleanupFlags.Milter
        : _flags | InternalMailFlags.Smtputf8Detection(_context.Settings, MailSources.Sendmail);

    private void Copy(Submission submission, string queueId, RecordReader reader, RecordWriter writer)
    {
        SegmentCopier copier = new(reader, writer);
        DateTimeOffset arrival = ArrivalTime(submission);
        if (_filter.Length > 0)
            writer.Write(RecordType.Filter, _filter);
        string? sender = copier.CopyEnvelope();
        if (sender is null)
            throw new MalformedSubmissionException("no envelope sender", queueId);

        LogSubmission(submission, queueId, sender);
        writer.Write(RecordType.Message);
        foreach (string line in ReceivedLines(submission, queueId, arrival))
            writer.Write(RecordType.Line, line);
        copier.CopyContent();
        writer.Write(RecordType.Extracted);
        copier.CopyExtracted();
        writer.Write(RecordType.End);
    }

    private string[] ReceivedLines(Submission submission, string queueId, DateTimeOffset arrival) => ReceivedHeader.Submitted(
        _context.Settings[MailParameters.MyHostname], _context.Settings[MailParameters.MailName], submission.Status.Uid, queueId,
        MailDate.Format(arrival, _context.Time));

    private DateTimeOffset ArrivalTime(Submission submission)
    {
        DateTimeOffset now = _context.Time.GetUtcNow();
        TimeSpan age = now - submission.Status.Modified;
        if (age < -s_futureTolerance)
        {
            _context.Log.Warning(string.Create(CultureInfo.InvariantCulture,
                $"{submission.Entry.Id.Value}: message dated {(long)-age.TotalSeconds} seconds into the future"));
            return now;
        }
        if (age > s_oldAge)
            _context.Log.Warning(string.Create(CultureInfo.InvariantCulture,
                $"{submission.Entry.Id.Value}: message has been queued for {(int)age.TotalDays} days"));
        return submission.Status.Modified;
    }

    private void LogSubmission(Submission submission, string queueId, string sender)
    {
        string line = $"{queueId}: uid={submission.Status.Uid} from=<{_addresses.Show(sender)}>";
        _context.Log.Info(submission.IsRequeued(_mailOwner) ? $"{line} orig_id={submission.Entry.Id.Value}" : line);
    }

    // A problem with this message stays with it; a problem with the mail system passes.
    private Disposition Judge(Submission submission, string queueId, CleanupResult result)
    {
        const CleanupStatus temporary = CleanupStatus.Write | CleanupStatus.Defer | CleanupStatus.Proxy;
        if (result.IsOk)
            return Disposition.Remove;
        // A reason that cleanup(8) gives is in its log already.
        if (result.Reason.Length == 0)
            _context.Log.Warning($"{submission.Entry.Path}: error writing {queueId}: {CleanupStatusText.Describe(result.Status)}");
        return (result.Status & temporary) != 0 ? Disposition.Keep : Disposition.Remove;
    }
}
