using System.Diagnostics.CodeAnalysis;
using Postfix.Services;

namespace Postfix.VirtualDelivery;

/// <summary>The outcome of searching for a recipient's mailbox: the mailbox, or what to report.</summary>
internal readonly record struct MailboxLookup(VirtualMailbox? Mailbox, DsnDetail? Problem)
{
    /// <summary>True when there is a mailbox.</summary>
    [MemberNotNullWhen(true, nameof(Mailbox))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsFound => Mailbox is not null;

    public static MailboxLookup Found(VirtualMailbox mailbox) => new(mailbox, null);

    public static MailboxLookup UnknownUser(string user) => new(null, new DsnDetail("5.1.1", $"unknown user: \"{user}\""));

    /// <summary>A mistake of the administrator: the log has the details, the sender is not to know them.</summary>
    public static MailboxLookup ConfigurationError => new(null, new DsnDetail("4.3.5", "mail system configuration error"));
}
