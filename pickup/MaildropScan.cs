using Postfix.Config;
using Postfix.Events;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Pickup;

/// <summary>Takes all complete files of the maildrop queue, again and again until a scan finds nothing to take.</summary>
internal sealed class MaildropScan(QueueDirectory queue, SubmissionTransfer transfer, DaemonContext context) : ITriggerHandler
{
    /// <summary>Scans, whatever the request: all of them mean that there may be mail.</summary>
    public void Handle(ReadOnlySpan<byte> requests, WorkClock clock)
    {
        while (Scan(clock) > 0)
        {
        }
    }

    private int Scan(WorkClock clock)
    {
        int taken = 0;
        foreach (QueueEntry entry in queue.Scan(QueueName.Maildrop))
        {
            clock.Tick(); // a full maildrop may take any time
            if (FileSystem.TryLinkStatus(entry.Path) is not FileStatus status)
                continue;
            // Strangers can write to this directory: their links and devices stay where they are.
            if (!status.IsRegular)
                context.Log.Warning(QueueFileMode.DescribeIrregular(entry.Path, status));
            if (!QueueFileMode.IsReady(status))
                continue;
            if (Take(entry) == Disposition.Remove && queue.Remove(entry.Path))
                taken++;
        }
        return taken;
    }

    private Disposition Take(QueueEntry entry)
    {
        const OpenFlags flags = OpenFlags.ReadOnly | OpenFlags.NonBlocking | OpenFlags.NoFollow;
        using FileDescriptor? file = FileSystem.TryOpen(entry.Path, flags, 0, out Errno error);
        if (file == null)
        {
            if (error != Errno.ENOENT)
                context.Log.Warning($"open input file {entry.Path}: cannot open file: {error.Describe()}");
            if (error == Errno.EACCES)
            {
                string path = $"{context.Settings[MailParameters.QueueDirectory]}/{entry.Path}";
                context.Log.Warning($"if this file was created by Postfix < 1.1, then you may have to chmod a+r {path}");
            }
            return Disposition.Keep;
        }
        // The file that was opened counts, not the one that was listed.
        FileStatus status = file.Status();
        return QueueFileMode.IsReady(status) ? transfer.Run(new Submission(entry, file, status)) : Disposition.Keep;
    }
}
