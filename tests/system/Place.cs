namespace Postfix.Tests.System;

/// <summary>Where a message of <see cref="OutageExercise"/> ends.</summary>
internal enum Place
{
    /// <summary>In the mailbox, as soon as it can be.</summary>
    Mailbox,

    /// <summary>There too, but only when the queue is flushed.</summary>
    MailboxLater,

    /// <summary>With its sender, who gets it back.</summary>
    Sender,
}
