using System.Diagnostics.CodeAnalysis;

namespace Postfix.Posix;

/// <summary>An open file, or the reason why there is none.</summary>
public readonly record struct FileOpening(FileDescriptor? File, FileStatus Status, Errno Error, string Reason)
{
    /// <summary>True when the file is open.</summary>
    [MemberNotNullWhen(true, nameof(File))]
    public bool IsOpen => File is not null;

    /// <summary>The file is open.</summary>
    public static FileOpening Opened(FileDescriptor file, FileStatus status) => new(file, status, default, "");

    /// <summary>The file is not to be used.</summary>
    public static FileOpening Failed(Errno error, string reason) => new(null, default, error, reason);

    /// <summary>A failure that the system reported.</summary>
    public static FileOpening FailedCall(Errno error, string operation) =>
        Failed(error, $"{operation}: {ErrnoText.Describe(error)}");
}
