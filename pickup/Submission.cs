using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Pickup;

/// <summary>A complete file of the maildrop queue.</summary>
/// <param name="Entry">Where it is.</param>
/// <param name="File">Open for reading.</param>
/// <param name="Status">Owner, mode and time.</param>
internal sealed record Submission(QueueEntry Entry, FileDescriptor File, FileStatus Status)
{
    /// <summary>Mail that postsuper(1) sent through the mail system again: only mail_owner can have such a file there.</summary>
    public bool IsRequeued(uint mailOwner) =>
        Status.Uid == mailOwner && (Status.Permissions & QueueFileMode.OtherRead) == 0;
}
