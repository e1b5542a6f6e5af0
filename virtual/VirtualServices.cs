using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Mailboxes;
using Postfix.Logging;

namespace Postfix.VirtualDelivery;

/// <summary>What all deliveries of a process share.</summary>
internal sealed record VirtualServices
{
    public required Settings Settings { get; init; }

    public required Log Log { get; init; }

    public required string ServiceName { get; init; }

    public required MailboxDirectory Directory { get; init; }

    public required MailboxLocks Locks { get; init; }

    public required MailboxOpener Mailboxes { get; init; }

    public required Maildir Maildirs { get; init; }

    public required MessageCopier Copier { get; init; }
}
