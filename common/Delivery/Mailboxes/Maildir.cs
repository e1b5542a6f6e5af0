using System.Globalization;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Delivery.Mailboxes;

/// <summary>
/// Delivers into a maildir: the message is written and synced under <c>tmp/</c>, then appears under <c>new/</c> with a name that
/// cannot exist twice (contract: files.md, section 3). Missing directories are made.
/// </summary>
public sealed class Maildir(MessageCopier copier, Log log, TimeProvider clock)
{
    private const int FileMode = 0x180; // 0600
    private const int DirectoryMode = 0x1C0; // 0700

    /// <summary>Delivers with the present rights.</summary>
    /// <param name="path">The maildir, with a slash at its end.</param>
    /// <param name="content">The message.</param>
    /// <param name="heading">Addresses for the headers that are added.</param>
    /// <param name="style">Headers that are added; always as a file.</param>
    /// <param name="defaultStatus">Status code for errors that are not temporary ones, a full disk or a full mailbox.</param>
    public CopyResult Deliver(string path, MessageContent content, CopyHeading heading, CopyStyle style, string defaultStatus)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string temporary = string.Create(
            CultureInfo.InvariantCulture, $"{path}tmp/{now.ToUnixTimeSeconds()}.P{Processes.Id}.{Host.Name}");
        using FileDescriptor? file = Create(path, temporary, out Errno error);
        if (file is null)
            return CreateFailed(temporary, error, defaultStatus);
        CopyResult result = copier.CopyToFile(content, heading, style | CopyStyle.File, file);
        if (result.IsComplete)
            result = Publish(path, temporary, $"{path}new/{UniqueName(now, file.Status())}", defaultStatus);
        Remove(temporary);
        return result;
    }

    private static string UniqueName(DateTimeOffset time, FileStatus file)
    {
        long microseconds = time.Ticks / TimeSpan.TicksPerMicrosecond % 1_000_000;
        return string.Create(CultureInfo.InvariantCulture,
            $"{time.ToUnixTimeSeconds()}.V{file.Device:x}I{file.Inode:x}M{microseconds}.{Host.Name}");
    }

    private static FileDescriptor? Create(string maildir, string name, out Errno error)
    {
        const OpenFlags flags = OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive;
        FileDescriptor? file = FileSystem.TryOpen(name, flags, FileMode, out error);
        if (file is not null || error != Errno.ENOENT || !TryMakeDirectories($"{maildir}tmp", out error))
            return file;
        return FileSystem.TryOpen(name, flags, FileMode, out error);
    }

    private static CopyResult Publish(string maildir, string temporary, string name, string defaultStatus)
    {
        if (TryLink(temporary, name, out Errno error))
            return default;
        if (error == Errno.ENOENT
            && TryMakeDirectories($"{maildir}cur", out error) && TryMakeDirectories($"{maildir}new", out error)
            && TryLink(temporary, name, out error))
            return default;
        return CreateFailed(name, error, defaultStatus);
    }

    private static CopyResult CreateFailed(string name, Errno error, string defaultStatus) =>
        new(
            new DsnDetail(MailboxErrors.StatusOf(error, defaultStatus), $"create maildir file {name}: {error.Describe()}"),
            error,
            false);

    private static bool TryLink(string existing, string name, out Errno error)
    {
        try
        {
            FileSystem.Link(existing, name);
            error = default;
            return true;
        }
        catch (PosixException failure)
        {
            error = failure.Errno;
            return false;
        }
    }

    private static bool TryMakeDirectories(string path, out Errno error)
    {
        error = default;
        try
        {
            FileSystem.MakeDirectories(path, DirectoryMode);
            return true;
        }
        catch (PosixException failure)
        {
            error = failure.Errno;
            return false;
        }
    }

    private void Remove(string temporary)
    {
        try
        {
            FileSystem.TryUnlink(temporary);
        }
        catch (PosixException error)
        {
            log.Warning($"remove {temporary}: {error.Errno.Describe()}");
        }
    }
}
