using Postfix.Config;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.Flush;

/// <summary>
/// One log per site with the queue ids that wait for it (contract: queue-files.md, section 9). A log's access time tells when
/// it was last sent, its modification time when something was added. Logs are locked while they are used.
/// </summary>
internal sealed class SiteLogs(string directory, DeferredMail mail, DaemonContext context)
{
    private const int OwnerOnly = 0x180; // 0600

    private readonly TimeSpan _refreshTime = context.Settings[FlushParameters.RefreshTime];
    private readonly TimeSpan _purgeTime = context.Settings[FlushParameters.PurgeTime];

    /// <summary>Adds a message to a site's log.</summary>
    public void Append(string site, QueueId id)
    {
        const OpenFlags flags = OpenFlags.Create | OpenFlags.Append | OpenFlags.WriteOnly;
        using FileDescriptor log = FileSystem.Open(PathOf(site), flags, OwnerOnly);
        log.Lock(LockKind.Exclusive, LockStyle.Flock);
        log.WriteAll(ByteText.ToBytes(id.Value + "\n"));
    }

    /// <summary>Makes all messages in a site's log due now, and empties the log.</summary>
    public void Send(string site) => SendLog(PathOf(site));

    /// <summary>Does so for all sites.</summary>
    public void SendAll()
    {
        foreach (string name in FileSystem.List(directory))
            SendLog($"{directory}/{name}");
    }

    /// <summary>Sends logs that were not sent for fast_flush_refresh_time; removes empty ones after fast_flush_purge_time.</summary>
    public void Refresh()
    {
        DateTimeOffset now = context.Time.GetUtcNow();
        foreach (string name in FileSystem.List(directory))
        {
            string path = $"{directory}/{name}";
            if (FileSystem.TryLinkStatus(path) is not { IsRegular: true } status)
                continue;
            if (status.Size == 0)
            {
                if (now - status.Modified > _purgeTime)
                    FileSystem.TryUnlink(path);
            }
            else if (now - status.Accessed > _refreshTime)
                SendLog(path);
        }
    }

    // Everything that is no letter or digit becomes '_': a site is text from strangers and must not name another file.
    private string PathOf(string site)
    {
        string name = string.Create(site.Length, ByteText.LowerAscii(site), (buffer, lower) =>
        {
            for (int index = 0; index < buffer.Length; index++)
                buffer[index] = char.IsAsciiLetterOrDigit(lower[index]) ? lower[index] : '_';
        });
        return $"{directory}/{name.TrimStart('_')}";
    }

    private void SendLog(string path)
    {
        using FileDescriptor? log = FileSystem.TryOpen(path, OpenFlags.ReadWrite, 0, out Errno error);
        if (log == null)
        {
            if (error != Errno.ENOENT)
                throw new PosixException(error, "open", path);
            return;
        }
        log.Lock(LockKind.Exclusive, LockStyle.Flock);
        string content = ByteText.FromBytes(ReadAll(log));
        mail.Send(QueueIdsIn(content, path));
        log.Truncate(0);
        log.SetTimes(log.Status().Modified, context.Time.GetUtcNow());
    }

    private IEnumerable<QueueId> QueueIdsIn(string content, string path)
    {
        HashSet<string> seen = [];
        foreach (string line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (QueueId.Parse(line) is not QueueId id)
                context.Log.Warning($"bad queue id \"{ByteText.Printable(line[..Math.Min(line.Length, 30)])}\" in fast-flush logfile {path}");
            else if (seen.Add(line))
                yield return id;
        }
    }

    private static byte[] ReadAll(FileDescriptor file)
    {
        byte[] content = new byte[file.Status().Size];
        int length = file.ReadAt(content, 0);
        return content[..length];
    }
}
