using Postfix.Posix;

namespace Postfix.Mail;

/// <summary>Permission bits of a queue file; the owner's bits are the state of the message.</summary>
public static class QueueFileMode
{
    /// <summary>0600: being written; ignored by everybody.</summary>
    public const int Incomplete = 0x180;

    /// <summary>0700: complete.</summary>
    public const int Ready = 0x1C0;

    /// <summary>0400: damaged; the queue manager moves it to the corrupt queue.</summary>
    public const int Corrupt = 0x100;

    /// <summary>0644: submission that is being written.</summary>
    public const int SubmissionIncomplete = 0x1A4;

    /// <summary>0744: complete submission.</summary>
    public const int SubmissionReady = 0x1E4;

    /// <summary>0040: selected for immediate delivery.</summary>
    public const int Unthrottle = 0x20;

    /// <summary>0010: to be returned to its sender now.</summary>
    public const int ForceExpire = 0x08;

    /// <summary>0004: readable by everybody; marks a fresh submission in maildrop.</summary>
    public const int OtherRead = 0x04;

    /// <summary>What is said of a link, a device or a directory that is where queue files should be.</summary>
    public static string DescribeIrregular(string path, in FileStatus status) => $"{path}: uid {status.Uid}: not a regular file";

    /// <summary>Whether this is a complete message.</summary>
    public static bool IsReady(in FileStatus status) => status.IsRegular && (status.Permissions & Ready) == Ready;
}
