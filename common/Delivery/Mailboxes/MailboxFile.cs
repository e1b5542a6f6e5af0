using Postfix.Posix;

namespace Postfix.Delivery.Mailboxes;

/// <summary>
/// A mailbox file, open for appending and locked. Dispose gives up the locks; do it with the rights that opened it.
/// </summary>
public sealed class MailboxFile : IDisposable
{
    private readonly DotLock? _dotLock;

    internal MailboxFile(FileDescriptor file, FileStatus status, DotLock? dotLock) =>
        (File, Status, _dotLock) = (file, status, dotLock);

    /// <summary>The file; its kernel locks end when it is closed.</summary>
    public FileDescriptor File { get; }

    /// <summary>What kind of file it is, and whose.</summary>
    public FileStatus Status { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Dispose();
        _dotLock?.Dispose();
    }
}
