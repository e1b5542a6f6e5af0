using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Postfix.Tests.System;

/// <summary>Fills the deferred queue with copies of a message, much faster than mail could come in.</summary>
internal static partial class QueueFiller
{
    private const int Microseconds = 1_000_000;
    private const int CurrentDirectory = -100;
    private const uint InodeWanted = 0x100;
    private const int StatusSize = 256;
    private const int InodeOffset = 32;

    /// <summary>
    /// Puts copies of a message into the deferred queue, under short names that fit their inodes and spread over the sub-directories
    /// (hash_queue_names), each with a log of why. Their next attempt is in an hour.
    /// </summary>
    public static void Defer(MailSystem mail, byte[] message, byte[] log, int count)
    {
        string messages = Path.Combine(mail.Folder, "spool/deferred"), logs = Path.Combine(mail.Folder, "spool/defer");
        string temporary = Path.Combine(messages, "temporary");
        DateTime due = DateTime.UtcNow.AddHours(1);
        foreach (char first in "0123456789ABCDEF")
        {
            Directory.CreateDirectory(Path.Combine(messages, $"{first}"));
            Directory.CreateDirectory(Path.Combine(logs, $"{first}"));
        }
        for (int number = 0; number < count; number++)
        {
            using (FileStream copy = Create(temporary, message, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute))
                File.SetLastWriteTimeUtc(copy.SafeFileHandle, due);
            string name = $"{(long)number * Microseconds / count:X5}{InodeOf(temporary):X}";
            File.Move(temporary, Path.Combine(messages, name[..1], name));
            Create(Path.Combine(logs, name[..1], name), log, UnixFileMode.UserRead | UnixFileMode.UserWrite).Dispose();
        }
        if (MailSystem.IsRoot)
            Assert.Equal(0, mail.Program("chown", "", "-R", "postfix", messages, logs));
    }

    private static FileStream Create(string path, byte[] content, UnixFileMode mode)
    {
        FileStream file = new(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
            UnixCreateMode = mode,
        });
        file.Write(content);
        return file;
    }

    private static ulong InodeOf(string path)
    {
        byte[] status = new byte[StatusSize];
        Assert.Equal(0, statx(CurrentDirectory, path, 0, InodeWanted, status));
        return BinaryPrimitives.ReadUInt64LittleEndian(status.AsSpan(InodeOffset));
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int directory, string path, int flags, uint mask, byte[] status);
}
