using System.Diagnostics.CodeAnalysis;
using Postfix.Services;

namespace Postfix.Delivery.Mailboxes;

/// <summary>A locked mailbox file, or why there is none.</summary>
public readonly record struct MailboxOpening(MailboxFile? Mailbox, DsnDetail? Problem)
{
    /// <summary>True when mail can be appended.</summary>
    [MemberNotNullWhen(true, nameof(Mailbox))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOpen => Mailbox is not null;
}
