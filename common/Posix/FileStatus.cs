using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>What stat(2) knows about a file.</summary>
public readonly struct FileStatus
{
    private const int TypeMask = 0xF000;

    private readonly StatBuffer _status;

    internal FileStatus(in StatBuffer status) => _status = status;

    /// <summary>The device that holds the file.</summary>
    public ulong Device => _status.st_dev;

    /// <summary>The file's number on its device.</summary>
    public ulong Inode => _status.st_ino;

    /// <summary>File type and permissions.</summary>
    public int Mode => (int)_status.st_mode;

    /// <summary>The permission bits with set-id and sticky bits (0..07777).</summary>
    public int Permissions => Mode & 0xFFF;

    /// <summary>Number of hard links.</summary>
    public long Links => (long)_status.st_nlink;

    /// <summary>The owner.</summary>
    public uint Uid => _status.st_uid;

    /// <summary>The group.</summary>
    public uint Gid => _status.st_gid;

    /// <summary>Size in bytes.</summary>
    public long Size => _status.st_size;

    /// <summary>Disk space in units of 512 bytes.</summary>
    public long Blocks => _status.st_blocks;

    /// <summary>Time of the last change of content.</summary>
    public DateTimeOffset Modified => ToTime(_status.st_mtim);

    /// <summary>Time of the last reading.</summary>
    public DateTimeOffset Accessed => ToTime(_status.st_atim);

    /// <summary>Time of the last change of content or attributes.</summary>
    public DateTimeOffset Changed => ToTime(_status.st_ctim);

    /// <summary>An ordinary file.</summary>
    public bool IsRegular => (Mode & TypeMask) == 0x8000;

    /// <summary>A directory.</summary>
    public bool IsDirectory => (Mode & TypeMask) == 0x4000;

    /// <summary>A socket.</summary>
    public bool IsSocket => (Mode & TypeMask) == 0xC000;

    /// <summary>A pipe with or without a name.</summary>
    public bool IsFifo => (Mode & TypeMask) == 0x1000;

    /// <summary>A symbolic link.</summary>
    public bool IsSymlink => (Mode & TypeMask) == 0xA000;

    /// <summary>A character device such as /dev/null or a terminal.</summary>
    public bool IsCharacterDevice => (Mode & TypeMask) == 0x2000;

    /// <summary>True when both describe the same file.</summary>
    public bool IsSameFile(in FileStatus other) => Device == other.Device && Inode == other.Inode;

    private static DateTimeOffset ToTime(TimeSpec time) =>
        DateTimeOffset.UnixEpoch.AddTicks(time.tv_sec * TimeSpan.TicksPerSecond + time.tv_nsec / TimeSpan.NanosecondsPerTick);
}
