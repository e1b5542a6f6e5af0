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
            // Strangers can write to this directory: their links and devices are none of our business.
            if (FileSystem.TryLinkStatus(entry.Path) is not FileStatus status || !QueueFileMode.IsReady(status))
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
                context.Log.Warning($"open input file {entry.Path}: {error.Describe()}");
            return Disposition.Keep;
        }
        // The file that was opened counts, not the one that was listed.
        FileStatus status = file.Status();
        return QueueFileMode.IsReady(status) ? transfer.Run(new Submission(entry, file, status)) : Disposition.Keep;
    }
}
