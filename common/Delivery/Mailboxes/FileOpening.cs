using System.Diagnostics.CodeAnalysis;
using Postfix.Posix;

namespace Postfix.Delivery.Mailboxes;

/// <summary>An open file, or the reason why there is none.</summary>
internal readonly record struct FileOpening(FileDescriptor? File, FileStatus Status, Errno Error, string Reason)
{
    /// <summary>True when the file is open.</summary>
    [MemberNotNullWhen(true, nameof(File))]
    public bool IsOpen => File is not null;

    public static FileOpening Opened(FileDescriptor file, FileStatus status) => new(file, status, default, "");

    public static FileOpening Failed(Errno error, string reason) => new(null, default, error, reason);

    /// <summary>A failure that the system reported.</summary>
    public static FileOpening FailedCall(Errno error, string operation) =>
        Failed(error, $"{operation}: {ErrnoText.Describe(error)}");
}
